# A subclass of a built-in class with a `__new__` or `__init__` of its own takes keywords that the built-in one does not know.
import typing


def attempt(label, make):
    try:
        made = make()
        print(label, repr(made), getattr(made, "note", "-"))
    except TypeError as error:
        print(label, "TypeError:", error)


def with_init(base):
    class Noted(base):
        def __init__(self, value, note=None):
            self.note = note

    return Noted


def with_new(base):
    class Noted(base):
        def __new__(cls, value, note=None):
            made = super().__new__(cls, value)
            made.note = note
            return made

    return Noted


def with_neither(base):
    class Noted(base):
        pass

    return Noted


for base, value in [(list, [1]), (tuple, [1]), (set, [1]), (frozenset, [1]), (float, 2), (int, 2), (str, "s"), (OSError, "s"), (KeyError, "s")]:
    for build in (with_neither, with_init, with_new):
        attempt(f"{base.__name__} {build.__name__}", lambda: build(base)(value, note=3))


class ServerError(OSError):
    def __init__(self, code, *, where):
        self.code, self.where = code, where


error = ServerError(2, where="here")
print(repr(error), str(error), error.args, error.errno, error.code, error.where)


class FileTrouble(OSError):
    def __init__(self, name):
        super().__init__(2, "No such thing", name)


error = FileTrouble("a.txt")
print(repr(error), error, error.errno, error.strerror, error.filename, error.args)
print([type(OSError(number, "x")).__name__ for number in (2, 11, 110, 114, 115)])

T = typing.TypeVar("T")


class Pair(typing.NamedTuple, typing.Generic[T]):
    first: T
    second: T


class Triple[U](typing.NamedTuple):
    first: U


print(Pair(1, 2), Pair[int](3, 4), Pair[int], Pair.__bases__, Triple("x"), Triple[str].__args__)


class Plain:
    pass


class Base:
    def hello(self):
        return "hello"


class Derived(list):
    pass


try:
    Derived.__bases__ = (Plain,)
except TypeError as error:
    print(error)
Derived.__bases__ = (Base, list)
print(Derived([1]), Derived().hello(), Derived.__mro__[1].__name__)
