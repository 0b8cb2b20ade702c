# assert, del and pass.
assert True
assert 1, "never seen"
for check in (0, [], None):
    try:
        assert check, f"{check!r} is false"
    except AssertionError as error:
        print(repr(error))
try:
    assert 1 == 2
except AssertionError as error:
    print(repr(error), error.args)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["a"]
except KeyError as error:
    print(repr(error))


class Thing:
    pass


thing = Thing()
thing.x = 1
del thing.x
try:
    thing.x
except AttributeError as error:
    print(error)
try:
    del thing.x
except AttributeError as error:
    print(error)
a = b = c = 1
del a, (b, c)
for name in ("a", "b"):
    print(name in globals())
try:
    del a
except NameError as error:
    print(error)
pass
...
print(... is Ellipsis, ...)
