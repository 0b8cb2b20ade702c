"""singledispatch and singledispatchmethod: by class, by abstract class, ambiguity, errors."""
from abc import ABC
from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


@singledispatch
def describe(value, extra=""):
    """Says what it is."""
    return "object" + extra


@describe.register(int)
def _(value, extra=""):
    return "int" + extra


@describe.register(list)
@describe.register(tuple)
def _(value, extra=""):
    return "list or tuple" + extra


@describe.register(type(None))
def nothing(value, extra=""):
    return "None" + extra


describe.register(Sized, lambda value, extra="": "sized" + extra)
print(describe(1), describe(True, extra="!"), describe([1]), describe((1,)), describe(None), describe({}), describe(1.5), describe("x"))
print(describe.__name__, describe.__doc__, nothing(3), describe.dispatch(bool)(1), describe.dispatch(float)(1))
print(sorted(cls.__name__ for cls in describe.registry), describe.registry[int](1))
attempt(describe)
attempt(describe.register, 3)
attempt(describe.register, 3, lambda x: x)
attempt(lambda: describe.registry.__setitem__(int, 1))


class A:
    pass


class B(A):
    pass


class C(B):
    pass


@singledispatch
def level(x):
    return "object"


level.register(A, lambda x: "A")
print(level(C()), level(B()))
level.register(B, lambda x: "B")
print(level(C()), level(B()), level(A()), level(3))


@singledispatch
def kind(x):
    return "base"


kind.register(Iterable, lambda x: "iterable")
kind.register(Sized, lambda x: "sized")


class Both:
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


attempt(kind, Both())
attempt(kind, [1])
kind.register(Sequence, lambda x: "sequence")
kind.register(Mapping, lambda x: "mapping")
print(kind([1]), kind({}), kind("x"), kind(3))


class Marker(ABC):
    pass


class Marked:
    pass


kind.register(Marker, lambda x: "marker")
print(kind(Marked()))
Marker.register(Marked)
print(kind(Marked()))


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate " + type(arg).__name__)

    @neg.register(int)
    def _(self, arg):
        return -arg

    @neg.register(bool)
    def _(self, arg):
        return not arg

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "default", arg

    @make.register(int)
    @classmethod
    def _(cls, arg):
        return cls.__name__, "int", arg


n = Negator()
print(n.neg(5), n.neg(True), Negator.make("x"), n.make(3))
attempt(n.neg, "x")
attempt(n.neg)
print(Negator.neg.__name__ if hasattr(Negator.neg, "__name__") else "")
