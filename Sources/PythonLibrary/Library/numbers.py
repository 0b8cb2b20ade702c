"""The tower of numbers (Library Reference, "numbers"): abstract classes that int, float and complex belong to."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


def _abstract(*names):
    """Abstract methods by name, for a class body."""

    def method(name):
        def abstract(self, *others):
            raise NotImplementedError

        abstract.__name__ = name
        return abstractmethod(abstract)

    return {name: method(name) for name in names}


def _abstract_properties(*names):
    return {name: property(method) for name, method in _abstract(*names).items()}


class Complex(Number):
    __slots__ = ()
    locals().update(_abstract_properties("real", "imag"))
    locals().update(_abstract(
        "__complex__", "__add__", "__radd__", "__neg__", "__pos__", "__mul__", "__rmul__", "__truediv__", "__rtruediv__",
        "__pow__", "__rpow__", "__abs__", "conjugate", "__eq__"))

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __bool__(self):
        return self != 0


class Real(Complex):
    __slots__ = ()
    locals().update(_abstract(
        "__float__", "__trunc__", "__floor__", "__ceil__", "__round__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__",
        "__lt__", "__le__"))

    # A complex number without an imaginary part.
    real, imag = property(lambda self: +self), property(lambda self: 0)

    def __complex__(self):
        return complex(float(self))

    def conjugate(self):
        return +self

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


class Rational(Real):
    __slots__ = ()
    locals().update(_abstract_properties("numerator", "denominator"))

    def __float__(self):
        # As ints: a subclass may have a division of its own.
        above, below = int(self.numerator), int(self.denominator)
        return above / below


class Integral(Rational):
    __slots__ = ()
    locals().update(_abstract(
        "__int__", "__lshift__", "__rlshift__", "__rshift__", "__rrshift__", "__and__", "__rand__", "__xor__", "__rxor__",
        "__or__", "__ror__", "__invert__"))

    # A fraction of 1.
    numerator, denominator = property(lambda self: +self), property(lambda self: 1)

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))


Complex.register(complex)
Real.register(float)
Integral.register(int)
