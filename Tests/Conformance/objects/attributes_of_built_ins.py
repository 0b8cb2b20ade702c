"""Which objects take attributes of their own, and what setting and deleting says where they don't."""


class Plain:
    pass


class Slotted:
    __slots__ = ("real",)


class Number(int):
    pass


class Bare(int):
    __slots__ = ()


objects = [
    1, "a", [], None, object(), (), {}, len, range(3), lambda: 0, Exception(), Plain(), int, Slotted(), Number(), Bare(),
]
for each in objects:
    for name in ("foo", "real", "append", "__doc__"):
        for verb, change in ("set", lambda: setattr(each, name, 1)), ("delete", lambda: delattr(each, name)):
            try:
                change()
                print(type(each).__name__, verb, name, "ok")
            except (AttributeError, TypeError) as error:
                print(type(each).__name__, verb, name, type(error).__name__, error)

import builtins

print(dir(builtins))
builtins.added = 3
print("added" in dir(builtins), added)


class Array(bytearray):
    pass


print(Array(b"x"), repr(Array(b"it's")), Array(b"a") + b"c")
