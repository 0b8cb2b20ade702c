# print: separators, ends, files, what it calls.
print()
print("a", "b", sep="-")
print("a", "b", sep="")
print(1, 2.5, None, True, [1, "x"], (1,), {"k": "v"}, {1}, sep="|")
print("no newline", end="")
print("!", end="\n\n")
print("x", end=None)
print(sep="-")
print("", "", sep="+")
print(*range(5), sep=", ", end=".\n")
print("flush", flush=True)


class Shown:
    def __str__(self):
        return "as str"

    def __repr__(self):
        return "as repr"


print(Shown(), [Shown()], {"k": Shown()}, (Shown(), Shown()), {Shown(): 1})
print(f"{Shown()} {Shown()!r}", str(Shown()), repr(Shown()), "%s %r" % (Shown(), Shown()))
for action in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print(nothing=1)):
    try:
        action()
    except TypeError as error:
        print(error)


class Bad:
    def __str__(self):
        return None


try:
    print("before", Bad(), "after")
except TypeError as error:
    print()
    print(error)
print(print("nested"))
