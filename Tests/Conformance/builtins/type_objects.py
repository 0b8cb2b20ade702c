# type, isinstance, constructors, repr of the types.
for value in (1, 1.5, "s", True, None, [], (), {}, set(), frozenset(), range(1), len, print, lambda: 0, int, type, ..., NotImplemented, b"", 1j, ValueError(), ValueError, zip(), slice(1)):
    print(type(value), type(value).__name__, isinstance(value, object))
print(int, str, list, dict, set, tuple, bool, float, object, type, ValueError, range)
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, float)), isinstance("a", (str,)), isinstance(1.0, int), isinstance(None, type(None)), isinstance(1, int | str))
print(int == int, type(1) is int, type(type) is type, int is not str, str(int), f"{int}", repr(type(None)))
print(str(5) + "5", str([1]), str(None), str(), list(), dict(), set(), tuple(), int(), float(), bool(), str(b"x"), repr("a'b"))
print(bool([]), bool([0]), bool("0"), bool(None), list("ab"), tuple(range(2)), set([1, 1]), dict(a=1), str(1.0), int("3"), float("3"))
print(issubclass(bool, int), issubclass(int, object), int.__name__, type(5).__name__, int.__mro__, bool.__bases__)
print(type("X", (), {"a": 1}).a, type("X", (int,), {})(5) + 1, object() == object(), hash(None) == hash(None))
print(hasattr(5, "real"), getattr("a", "upper")(), vars() is globals(), "__name__" in dir(), __name__)
for action in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: type(), lambda: type(1, 2), lambda: int("1", 2, 3), lambda: str(1, 2), lambda: object(1), lambda: bool(1, 2), lambda: list(1, 2), lambda: isinstance(1, "int"), lambda: getattr(1, "x"), lambda: getattr(1, 2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
