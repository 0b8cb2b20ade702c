"""Rational numbers (Library Reference, "fractions")."""

import math
import numbers

__all__ = ["Fraction"]

_HASH_MODULUS = (1 << 61) - 1
_pattern = None


def _parse(text):
    """Numerator and denominator of a text, or None."""
    global _pattern
    if _pattern is None:
        import re
        _pattern = re.compile(
            r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)"
            r"(?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*", 2)
    found = _pattern.fullmatch(text)
    if found is None:
        return None
    numerator = int(found["num"] or "0")
    denominator = 1
    if found["denom"]:
        denominator = int(found["denom"])
    else:
        if found["decimal"]:
            digits = found["decimal"].replace("_", "")
            denominator = 10 ** len(digits)
            numerator = numerator * denominator + int(digits)
        if found["exp"]:
            exponent = int(found["exp"])
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
    return -numerator if found["sign"] == "-" else numerator, denominator


class Fraction(numbers.Rational):
    """A numerator and a denominator without a common divisor; the denominator is positive."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, str):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parse(numerator)
            if parsed is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = parsed
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator, self._denominator = numerator // divisor, denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._of(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls._of(*dec.as_integer_ratio()) if hasattr(dec, "as_integer_ratio") else cls(dec)

    @classmethod
    def _of(cls, numerator, denominator):
        """From what has no common divisor."""
        self = super(Fraction, cls).__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as (numerator, denominator), until one is too large.
        before, last = (0, 1), (1, 0)
        dividend, divisor = self._numerator, self._denominator
        quotient, rest = divmod(dividend, divisor)
        while before[1] + quotient * last[1] <= max_denominator:
            before, last = last, (before[0] + quotient * last[0], before[1] + quotient * last[1])
            dividend, divisor = divisor, rest
            quotient, rest = divmod(dividend, divisor)
        # The next one with the largest quotient that still fits may be nearer.
        quotient = (max_denominator - before[1]) // last[1]
        between = (before[0] + quotient * last[0], before[1] + quotient * last[1])
        return Fraction._of(*(last if 2 * divisor * between[1] <= self._denominator else between))

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        from _fractiontext import text
        return text(self, format_spec)

    # Arithmetic

    def _with(self, other, exact, approximate, takes_complex=True):
        if isinstance(other, (int, Fraction)):
            return exact(self, other)
        if isinstance(other, float):
            return approximate(float(self), other)
        if takes_complex and isinstance(other, complex):
            return approximate(complex(self), other)
        return NotImplemented

    def _reversed(self, other, exact, approximate, takes_complex=True):
        if isinstance(other, numbers.Rational):
            return exact(Fraction(other), self)
        if isinstance(other, numbers.Real):
            return approximate(float(other), float(self))
        if takes_complex and isinstance(other, numbers.Complex):
            return approximate(complex(other), complex(self))
        return NotImplemented

    def _exact_add(a, b):
        return Fraction(a._numerator * b.denominator + b.numerator * a._denominator, a._denominator * b.denominator)

    def _exact_sub(a, b):
        return Fraction(a._numerator * b.denominator - b.numerator * a._denominator, a._denominator * b.denominator)

    def _exact_mul(a, b):
        return Fraction(a._numerator * b.numerator, a._denominator * b.denominator)

    def _exact_div(a, b):
        return Fraction(a._numerator * b.denominator, a._denominator * b.numerator)

    def _exact_floordiv(a, b):
        return (a._numerator * b.denominator) // (a._denominator * b.numerator)

    def _exact_mod(a, b):
        da, db = a._denominator, b.denominator
        return Fraction((a._numerator * db) % (b.numerator * da), da * db)

    def _exact_divmod(a, b):
        return Fraction._exact_floordiv(a, b), Fraction._exact_mod(a, b)

    def __add__(a, b):
        return a._with(b, Fraction._exact_add, lambda x, y: x + y)

    def __radd__(b, a):
        return b._reversed(a, Fraction._exact_add, lambda x, y: x + y)

    def __sub__(a, b):
        return a._with(b, Fraction._exact_sub, lambda x, y: x - y)

    def __rsub__(b, a):
        return b._reversed(a, Fraction._exact_sub, lambda x, y: x - y)

    def __mul__(a, b):
        return a._with(b, Fraction._exact_mul, lambda x, y: x * y)

    def __rmul__(b, a):
        return b._reversed(a, Fraction._exact_mul, lambda x, y: x * y)

    def __truediv__(a, b):
        return a._with(b, Fraction._exact_div, lambda x, y: x / y)

    def __rtruediv__(b, a):
        return b._reversed(a, Fraction._exact_div, lambda x, y: x / y)

    def __floordiv__(a, b):
        return a._with(b, Fraction._exact_floordiv, lambda x, y: x // y, takes_complex=False)

    def __rfloordiv__(b, a):
        return b._reversed(a, Fraction._exact_floordiv, lambda x, y: x // y, takes_complex=False)

    def __mod__(a, b):
        return a._with(b, Fraction._exact_mod, lambda x, y: x % y, takes_complex=False)

    def __rmod__(b, a):
        return b._reversed(a, Fraction._exact_mod, lambda x, y: x % y, takes_complex=False)

    def __divmod__(a, b):
        return a._with(b, Fraction._exact_divmod, divmod, takes_complex=False)

    def __rdivmod__(b, a):
        return b._reversed(a, Fraction._exact_divmod, divmod, takes_complex=False)

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b if isinstance(b, (float, complex)) else NotImplemented
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction._of(a._numerator ** power, a._denominator ** power)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
        sign = -1 if a._numerator < 0 and power % 2 else 1
        return Fraction._of(sign * a._denominator ** -power, abs(a._numerator) ** -power)

    def __rpow__(b, a):
        is_whole = b._denominator == 1
        if isinstance(a, numbers.Rational) and not (is_whole and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if is_whole else float(b))

    def __pos__(a):
        return Fraction._of(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._of(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._of(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __floor__(a):
        return a._numerator // a._denominator

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor + floor % 2
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._denominator == 1 and a._numerator == b
        if isinstance(b, numbers.Rational):
            return (a._numerator, a._denominator) == (b.numerator, b.denominator)
        other = b.real if isinstance(b, numbers.Complex) and b.imag == 0 else b
        if not isinstance(other, float):
            return NotImplemented
        return math.isfinite(other) and a == Fraction(other)

    def _compare(self, other, holds):
        if isinstance(other, numbers.Rational):
            return holds(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return holds(0.0, other) if math.isnan(other) or math.isinf(other) else self._compare(Fraction(other), holds)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, lambda x, y: x < y)

    def __gt__(a, b):
        return a._compare(b, lambda x, y: x > y)

    def __le__(a, b):
        return a._compare(b, lambda x, y: x <= y)

    def __ge__(a, b):
        return a._compare(b, lambda x, y: x >= y)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
