"""Decimal floating point (Library Reference, "decimal"; the General Decimal Arithmetic Specification)."""

import math
import numbers as _numbers
from _decimal import adopt as _adopt
from contextvars import ContextVar as _ContextVar

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException", "Clamped",
    "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation",
    "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP",
    "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext",
    "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
]

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    """What happened in a computation; a context counts it, and raises it if it is trapped."""


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


for _class in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined,
               Inexact, InvalidContext, Rounded, Subnormal, Overflow, Underflow, FloatOperation):
    _class.__module__ = "decimal"
_SIGNALS = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]
# In the order in which a context shows them.
_SHOWN = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]


class DecimalTuple(tuple):
    """Sign, digits and exponent of a number."""

    __slots__ = ()

    def __new__(cls, sign, digits, exponent):
        return super().__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})"


def _rounded_up(negative, digit, rest, odd, rounding):
    """Whether the last digit that stays grows: `digit` is the first one cut, `rest` whether any behind it is not zero."""
    if not digit and not rest:
        return False
    if rounding == ROUND_HALF_EVEN:
        return digit > 5 or digit == 5 and (rest or odd % 2 == 1)
    if rounding == ROUND_HALF_UP:
        return digit >= 5
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    if rounding == ROUND_HALF_DOWN:
        return digit > 5 or digit == 5 and rest
    return odd % 10 in (0, 5)


def _cut(coefficient, count, negative, rounding):
    """A coefficient without its last digits, rounded; and whether anything was lost."""
    if count <= 0:
        return coefficient * 10 ** -count, False
    scale = 10 ** count
    kept, lost = divmod(coefficient, scale)
    if not lost:
        return kept, False
    digit, rest = divmod(lost, scale // 10)
    return kept + _rounded_up(negative, digit, bool(rest), kept, rounding), True


def _length(coefficient):
    """How many digits a coefficient has."""
    if coefficient < 10 ** 4000:
        return len(str(coefficient))
    # Longer ones than int turns into text.
    guess = int(coefficient.bit_length() * 0.30102999566398) - 1
    return guess + len(str(coefficient // 10 ** guess))


_text = None


def _parse(value):
    """Sign, coefficient, exponent and kind ('' for a finite number) of a text; or None."""
    global _text
    if _text is None:
        import re
        _text = re.compile(
            r"(?P<sign>[-+])?((?=\d|\.\d)(?P<int>\d*)(\.(?P<frac>\d*))?(E(?P<exp>[-+]?\d+))?|Inf(?P<inf>inity)?|(?P<signal>s)?NaN(?P<diag>\d*))",
            2)
    found = _text.fullmatch(value.strip().replace("_", ""))
    if found is None:
        return None
    negative = found["sign"] == "-"
    if found["int"] is not None:
        fraction = found["frac"] or ""
        return negative, int(found["int"] + fraction or "0"), int(found["exp"] or "0") - len(fraction), ""
    if found["diag"] is not None:
        return negative, int(found["diag"] or "0"), 0, "sNaN" if found["signal"] else "NaN"
    return negative, 0, 0, "Infinity"


def _plural(number):
    return "" if number == 1 else "s"


class Decimal:
    """A decimal number: a coefficient, an exponent and a sign, or an infinity, or not a number."""

    __slots__ = ("_negative", "_coefficient", "_exponent", "_kind")
    __module__ = "decimal"

    def __new__(cls, value="0", context=None):
        if isinstance(value, int):
            return cls._make(value < 0, abs(int(value)), 0)
        if isinstance(value, Decimal):
            if type(value) is cls:
                return value
            return cls._make(value._negative, value._coefficient, value._exponent, value._kind)
        if isinstance(value, str):
            parsed = _parse(value)
            if parsed is None:
                context = context or getcontext()
                return context._signal(InvalidOperation, _NAN, [ConversionSyntax])
            return cls._make(*parsed)
        if isinstance(value, float):
            (context or getcontext())._note(FloatOperation)
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError("sign must be an integer with the value 0 or 1")
            if exponent == "F":
                return cls._make(sign == 1, 0, 0, "Infinity")
            for digit in digits:
                if not isinstance(digit, int) or not 0 <= digit <= 9:
                    raise ValueError("coefficient must be a tuple of digits")
            coefficient = int("".join(map(str, digits)) or "0")
            if exponent in ("n", "N"):
                return cls._make(sign == 1, coefficient, 0, "NaN" if exponent == "n" else "sNaN")
            if not isinstance(exponent, int):
                raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
            return cls._make(sign == 1, coefficient, exponent)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def _make(cls, negative, coefficient, exponent, kind=""):
        self = object.__new__(cls)
        self._negative, self._coefficient, self._exponent, self._kind = negative, coefficient, exponent, kind
        return self

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if math.isnan(f):
            return cls._make(False, 0, 0, "NaN")
        negative = math.copysign(1.0, f) < 0
        if math.isinf(f):
            return cls._make(negative, 0, 0, "Infinity")
        numerator, denominator = abs(f).as_integer_ratio()
        places = denominator.bit_length() - 1
        return cls._make(negative, numerator * 5 ** places, -places)

    # Text

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._to_text(getcontext().capitals)

    def _to_text(self, capitals=1, engineering=False):
        sign = "-" if self._negative else ""
        if self._kind:
            return sign + self._kind + (str(self._coefficient) if self._coefficient else "")
        digits = str(self._coefficient)
        point = len(digits) + self._exponent
        if self._exponent <= 0 and point > -6:
            place = point
        elif not engineering:
            place = 1
        elif self._coefficient == 0:
            place = (point + 1) % 3 - 1
        else:
            place = (point - 1) % 3 + 1
        if place <= 0:
            text = "0." + "0" * -place + digits
        elif place >= len(digits):
            text = digits + "0" * (place - len(digits))
        else:
            text = digits[:place] + "." + digits[place:]
        exponent = point - place
        return sign + text + (f"{'E' if capitals else 'e'}{exponent:+d}" if exponent else "")

    def to_eng_string(self, context=None):
        return self._to_text((context or getcontext()).capitals, True)

    def __format__(self, specifier, context=None):
        return _format(self, specifier, context or getcontext())

    # What it is

    def as_tuple(self):
        if self._kind == "Infinity":
            return DecimalTuple(int(self._negative), (0,), "F")
        digits = tuple(map(int, str(self._coefficient)))
        if self._kind:
            return DecimalTuple(int(self._negative), digits if self._coefficient else (), "n" if self._kind == "NaN" else "N")
        return DecimalTuple(int(self._negative), digits, self._exponent)

    def as_integer_ratio(self):
        if self._kind == "Infinity":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        value = -self._coefficient if self._negative else self._coefficient
        if self._exponent >= 0:
            return value * 10 ** self._exponent, 1
        scale = 10 ** -self._exponent
        divisor = math.gcd(value, scale)
        return value // divisor, scale // divisor

    def adjusted(self):
        return 0 if self._kind else self._exponent + _length(self._coefficient) - 1

    def is_nan(self):
        return "NaN" in self._kind

    def is_qnan(self):
        return self._kind == "NaN"

    def is_snan(self):
        return self._kind == "sNaN"

    def is_infinite(self):
        return self._kind == "Infinity"

    def is_finite(self):
        return not self._kind

    def is_zero(self):
        return not self._kind and not self._coefficient

    def is_signed(self):
        return self._negative

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        return not self._kind and self._coefficient != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return not self._kind and self._coefficient != 0 and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self._kind:
            return self._kind if "NaN" in self._kind else ("-" if self._negative else "+") + "Infinity"
        sign = "-" if self._negative else "+"
        if not self._coefficient:
            return sign + "Zero"
        return sign + ("Normal" if self.is_normal(context) else "Subnormal")

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def radix(self):
        return Decimal(10)

    def __bool__(self):
        return bool(self._kind) or self._coefficient != 0

    def __hash__(self):
        if self._kind == "sNaN":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == "NaN":
            return object.__hash__(self)
        if self._kind:
            return -314159 if self._negative else 314159
        modulus = (1 << 61) - 1
        base = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(pow(10, -1, modulus), -self._exponent, modulus)
        value = self._coefficient * base % modulus
        value = -value if self._negative else value
        return -2 if value == -1 else value

    def __int__(self):
        if self._kind:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        value = _cut(self._coefficient, -self._exponent, self._negative, ROUND_DOWN)[0]
        return -value if self._negative else value

    __trunc__ = __int__

    def __float__(self):
        if self._kind == "sNaN":
            raise ValueError("cannot convert signaling NaN to float")
        return float(self._to_text() if not self.is_nan() else "-nan" if self._negative else "nan")

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return self._integer(ROUND_FLOOR)

    def __ceil__(self):
        return self._integer(ROUND_CEILING)

    def _integer(self, rounding):
        if self._kind:
            if self.is_nan():
                raise ValueError("cannot round a NaN")
            raise OverflowError("cannot round an infinity")
        value = _cut(self._coefficient, -self._exponent, self._negative, rounding)[0]
        return -value if self._negative else value

    def __round__(self, n=None):
        if n is None:
            return self._integer(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("Second argument to round should be integral")
        return self.quantize(Decimal._make(False, 1, -n))

    # Rounding

    def _fix(self, context):
        """Rounded to a context's precision and range, with its signals."""
        if self._kind:
            if self.is_nan() and _length(self._coefficient) > context.prec - context.clamp:
                return Decimal._make(self._negative, self._coefficient % 10 ** (context.prec - context.clamp), 0, self._kind)
            return self
        tiny = context.Emin - context.prec + 1
        top = context.Emax - context.prec + 1 if context.clamp else context.Emax
        if not self._coefficient:
            exponent = min(max(self._exponent, tiny), top)
            if exponent != self._exponent:
                context._note(Clamped)
                return Decimal._make(self._negative, 0, exponent)
            return self
        length = _length(self._coefficient)
        least = max(length + self._exponent - context.prec, tiny)
        if least > context.Emax - context.prec + 1 and length + self._exponent - 1 > context.Emax:
            return self._overflow(context)
        subnormal = length + self._exponent - 1 < context.Emin
        if self._exponent < least:
            coefficient, inexact = _cut(self._coefficient, least - self._exponent, self._negative, context.rounding)
            exponent = least
            if _length(coefficient) > context.prec:
                coefficient //= 10
                exponent += 1
            result = Decimal._make(self._negative, coefficient, exponent)
            if result._coefficient and result.adjusted() > context.Emax:
                return self._overflow(context)
            if inexact and subnormal:
                context._note(Underflow)
            if subnormal:
                context._note(Subnormal)
            if inexact:
                context._note(Inexact)
            context._note(Rounded)
            if not coefficient:
                context._note(Clamped)
            return result
        if subnormal:
            context._note(Subnormal)
        if context.clamp and self._exponent > top:
            context._note(Clamped)
            return Decimal._make(self._negative, self._coefficient * 10 ** (self._exponent - top), top)
        return self if type(self) is Decimal else Decimal(self)

    def _overflow(self, context):
        rounding = context.rounding
        to_infinity = (rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP)
                       or rounding == ROUND_CEILING and not self._negative or rounding == ROUND_FLOOR and self._negative)
        context._note(Inexact)
        context._note(Rounded)
        if to_infinity:
            result = Decimal._make(self._negative, 0, 0, "Infinity")
        else:
            result = Decimal._make(self._negative, 10 ** context.prec - 1, context.Emax - context.prec + 1)
        return context._signal(Overflow, result)

    def _nan(self, other, context):
        """What an operation with NaNs gives; None if there is none."""
        for value in (self, other):
            if value is not None and value._kind == "sNaN":
                quiet = Decimal._make(value._negative, value._coefficient, 0, "NaN")
                return context._signal(InvalidOperation, quiet)
        for value in (self, other):
            if value is not None and value._kind == "NaN":
                return value._fix(context)
        return None

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _convert(exp, True)
        rounding = rounding or context.rounding
        if rounding not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        if self._kind or exp._kind:
            result = self._nan(exp, context)
            if result is not None:
                return result
            if self._kind and exp._kind:
                return Decimal(self)
            return context._signal(InvalidOperation, _NAN)
        if not context.Emin - context.prec + 1 <= exp._exponent <= context.Emax:
            return context._signal(InvalidOperation, _NAN)
        if not self._coefficient:
            return Decimal._make(self._negative, 0, exp._exponent)._fix(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exponent + 1 > context.prec:
            return context._signal(InvalidOperation, _NAN)
        coefficient, inexact = _cut(self._coefficient, exp._exponent - self._exponent, self._negative, rounding)
        if _length(coefficient) > context.prec:
            return context._signal(InvalidOperation, _NAN)
        if exp._exponent > self._exponent:
            if inexact:
                context._note(Inexact)
            context._note(Rounded)
        return Decimal._make(self._negative, coefficient, exp._exponent)._fix(context)

    def same_quantum(self, other, context=None):
        other = _convert(other, True)
        if self._kind or other._kind:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind:
            nan = self._nan(None, context)
            return Decimal(self) if nan is None else nan
        if self._exponent >= 0:
            return Decimal(self)
        coefficient = _cut(self._coefficient, -self._exponent, self._negative, rounding or context.rounding)[0]
        return Decimal._make(self._negative, coefficient, 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._kind and self._exponent < 0:
            if result != self:
                context._note(Inexact)
            context._note(Rounded)
        return result

    def normalize(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        result = self._fix(context)
        if result._kind:
            return result
        if not result._coefficient:
            return Decimal._make(result._negative, 0, 0)
        coefficient, exponent = result._coefficient, result._exponent
        while coefficient % 10 == 0 and exponent < context.Emax:
            coefficient //= 10
            exponent += 1
        return Decimal._make(result._negative, coefficient, exponent)

    # Sign

    def copy_abs(self):
        return Decimal._make(False, self._coefficient, self._exponent, self._kind)

    def copy_negate(self):
        return Decimal._make(not self._negative, self._coefficient, self._exponent, self._kind)

    def copy_sign(self, other, context=None):
        return Decimal._make(_convert(other, True)._negative, self._coefficient, self._exponent, self._kind)

    def __neg__(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, context=None):
        return self.__neg__(context) if self._negative else self.__pos__(context)

    # Comparison

    def _order(self, other):
        """Negative, zero or positive; neither is NaN."""
        if self._kind or other._kind:
            mine = (-1 if self._negative else 1) if self._kind else 0
            theirs = (-1 if other._negative else 1) if other._kind else 0
            return (mine > theirs) - (mine < theirs)
        if not self._coefficient and not other._coefficient:
            return 0
        a, b = self._signed(), other._signed()
        if (a < 0) != (b < 0) or not a or not b:
            return (a > b) - (a < b)
        difference = self.adjusted() - other.adjusted()
        if difference:
            return (difference > 0) - (difference < 0) if a > 0 else (difference < 0) - (difference > 0)
        least = min(self._exponent, other._exponent)
        a, b = a * 10 ** (self._exponent - least), b * 10 ** (other._exponent - least)
        return (a > b) - (a < b)

    def _signed(self):
        return -self._coefficient if self._negative else self._coefficient

    def _rich(self, other, holds, equality=False):
        other = _convert_for_comparison(other, equality)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not equality or self.is_snan() or other.is_snan():
                getcontext()._signal(InvalidOperation, _NAN)
            return False
        return holds(self._order(other))

    def __eq__(self, other):
        return self._rich(other, lambda order: order == 0, True)

    def __lt__(self, other):
        return self._rich(other, lambda order: order < 0)

    def __le__(self, other):
        return self._rich(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._rich(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._rich(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _convert(other, True)
        nan = self._nan(other, context or getcontext())
        return Decimal(self._order(other)) if nan is None else nan

    def compare_signal(self, other, context=None):
        other = _convert(other, True)
        context = context or getcontext()
        if self.is_nan() or other.is_nan():
            return context._signal(InvalidOperation, _NAN)
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        other = _convert(other, True)
        order = self._order(other) if not (self.is_nan() or other.is_nan()) else 0
        if not order and not self._kind and self._exponent != other._exponent:
            order = 1 if (self._exponent > other._exponent) != self._negative else -1
        return Decimal(order)

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def _extreme(self, other, context, sign):
        other = _convert(other, True)
        context = context or getcontext()
        if self.is_nan() or other.is_nan():
            if self.is_qnan() and not other.is_nan():
                return other._fix(context)
            if other.is_qnan() and not self.is_nan():
                return self._fix(context)
            return self._nan(other, context)
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fix(context)

    # Arithmetic

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._kind:
                if other._kind and self._negative != other._negative:
                    return context._signal(InvalidOperation, _NAN)
                return Decimal(self)
            return Decimal(other)
        least = min(self._exponent, other._exponent)
        a, b = self, other
        if a._coefficient and b._coefficient:
            # What is too small to matter only leaves a trace.
            large, small = (a, b) if a.adjusted() >= b.adjusted() else (b, a)
            floor = large._exponent - max(0, context.prec + 2 - _length(large._coefficient))
            if small.adjusted() < floor - 1 and small._exponent < floor - 1:
                small = Decimal._make(small._negative, 1, floor - 2)
                a, b = large, small
                least = min(a._exponent, b._exponent)
        elif a._coefficient or b._coefficient:
            full, zero = (a, b) if a._coefficient else (b, a)
            exponent = max(least, full._exponent - context.prec - 1)
            least = min(full._exponent, max(zero._exponent, exponent))
            a, b = full, Decimal._make(False, 0, least)
        total = a._signed() * 10 ** (a._exponent - least) + b._signed() * 10 ** (b._exponent - least)
        if total:
            return Decimal._make(total < 0, abs(total), least)._fix(context)
        negative = self._negative and other._negative or context.rounding == ROUND_FLOOR and self._negative != other._negative
        return Decimal._make(negative, 0, least)._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            return self._nan(other, context or getcontext())
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        negative = self._negative != other._negative
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._signal(InvalidOperation, _NAN)
            return Decimal._make(negative, 0, 0, "Infinity")
        return Decimal._make(negative, self._coefficient * other._coefficient, self._exponent + other._exponent)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        negative = self._negative != other._negative
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return context._signal(InvalidOperation, _NAN)
            if self._kind:
                return Decimal._make(negative, 0, 0, "Infinity")
            context._note(Clamped)
            return Decimal._make(negative, 0, context.Emin - context.prec + 1)
        if not other._coefficient:
            if not self._coefficient:
                return context._signal(InvalidOperation, _NAN, [DivisionUndefined])
            return context._signal(DivisionByZero, Decimal._make(negative, 0, 0, "Infinity"))
        ideal = self._exponent - other._exponent
        if not self._coefficient:
            return Decimal._make(negative, 0, ideal)._fix(context)
        shift = max(0, _length(other._coefficient) - _length(self._coefficient) + context.prec + 1)
        quotient, rest = divmod(self._coefficient * 10 ** shift, other._coefficient)
        exponent = ideal - shift
        if rest:
            # A digit that is neither 0 nor 5 rounds as what was lost would.
            if quotient % 5 == 0:
                quotient += 1
        else:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return Decimal._make(negative, quotient, exponent)._fix(context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divide(self, other, context):
        """Quotient, cut off, and remainder, with the sign of the dividend, of finite numbers."""
        negative = self._negative != other._negative
        ideal = other._exponent if other._kind else min(self._exponent, other._exponent)
        if not self or other._kind or self.adjusted() - other.adjusted() <= -2:
            return Decimal._make(negative, 0, 0), Decimal(self) if other._kind else self._rescaled(ideal)
        if self.adjusted() - other.adjusted() <= context.prec:
            a = self._coefficient * 10 ** (self._exponent - ideal)
            b = other._coefficient * 10 ** (other._exponent - ideal)
            quotient, rest = divmod(a, b)
            if quotient < 10 ** context.prec:
                return Decimal._make(negative, quotient, 0), Decimal._make(self._negative, rest, ideal)
        result = context._signal(InvalidOperation, _NAN, [DivisionImpossible])
        return result, result

    def _rescaled(self, exponent):
        return Decimal._make(self._negative, self._coefficient * 10 ** (self._exponent - exponent), exponent)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan, nan
        negative = self._negative != other._negative
        if self._kind:
            nan = context._signal(InvalidOperation, _NAN)
            return (nan if other._kind else Decimal._make(negative, 0, 0, "Infinity")), nan
        if not other:
            if not self:
                nan = context._signal(InvalidOperation, _NAN, [DivisionUndefined])
                return nan, nan
            context.flags[DivisionByZero] = context.flags[InvalidOperation] = True
            for signal in (InvalidOperation, DivisionByZero):
                if context.traps[signal]:
                    raise signal([InvalidOperation, DivisionByZero])
            return Decimal._make(negative, 0, 0, "Infinity"), _NAN
        quotient, rest = self._divide(other, context)
        return quotient, rest._fix(context)

    def __rdivmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        negative = self._negative != other._negative
        if self._kind:
            return context._signal(InvalidOperation, _NAN) if other._kind else Decimal._make(negative, 0, 0, "Infinity")
        if not other:
            if not self:
                return context._signal(InvalidOperation, _NAN, [DivisionUndefined])
            return context._signal(DivisionByZero, Decimal._make(negative, 0, 0, "Infinity"))
        return self._divide(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if self._kind:
            return context._signal(InvalidOperation, _NAN)
        if not other:
            return context._signal(InvalidOperation, _NAN, None if self else [DivisionUndefined])
        return self._divide(other, context)[1]._fix(context)

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def remainder_near(self, other, context=None):
        other = _convert(other, True)
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if self._kind or not other:
            undefined = not self._kind and not self and not other
            return context._signal(InvalidOperation, _NAN, [DivisionUndefined] if undefined else None)
        if other._kind:
            return self._fix(context)
        quotient, rest = self._divide(other, context)
        if quotient._kind:
            return quotient
        twice = rest._coefficient * 2
        full = other._rescaled(min(other._exponent, rest._exponent))._coefficient
        if twice > full or twice == full and quotient._coefficient % 2:
            rest = Decimal._make(not rest._negative, full - rest._coefficient, rest._exponent)
        return rest._fix(context)

    def fma(self, other, third, context=None):
        other, third = _convert(other, True), _convert(third, True)
        context = context or getcontext()
        if self._kind or other._kind:
            return self.__mul__(other, context).__add__(third, context)
        product = Decimal._make(self._negative != other._negative, self._coefficient * other._coefficient,
                                self._exponent + other._exponent)
        return product.__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            other, modulo = _convert(other), _convert(modulo)
            if other is NotImplemented or modulo is NotImplemented:
                return NotImplemented
            return self._power_modulo(other, modulo, context or getcontext())
        other = _convert(other)
        return other if other is NotImplemented else self._power(other, context or getcontext())

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def _power_modulo(self, other, modulo, context):
        values = (self, other, modulo)
        if any(value._kind or value != value.to_integral_value() for value in values) or other < 0 or not modulo:
            return context._signal(InvalidOperation, _NAN)
        result = pow(abs(int(self)), int(other), abs(int(modulo)))
        return Decimal(-result if self._negative and int(other) % 2 else result)

    def _power(self, other, context):
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if not other:
            return context._signal(InvalidOperation, _NAN) if not self else Decimal(1)
        is_integer = not other._kind and other == other.to_integral_value()
        negative = self._negative and is_integer and int(other) % 2 == 1
        if self._negative and not is_integer:
            if self:
                return context._signal(InvalidOperation, _NAN)
        if not self:
            return Decimal._make(negative, 0, 0, "" if not other._negative else "Infinity")
        if self._kind:
            return Decimal._make(negative, 0, 0, "Infinity" if not other._negative else "")
        base = self.copy_abs()
        order = base._order(Decimal(1))
        if other._kind:
            if order == 0:
                return Decimal(1)._fix(context)
            return Decimal(0) if (order > 0) == other._negative else Decimal._make(False, 0, 0, "Infinity")
        if is_integer and abs(int(other)) <= 100000:
            power = abs(int(other))
            wide = context.prec + 6 + len(str(power))
            inner = Context(prec=wide, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
            result, square = Decimal(1), base
            while power:
                if power & 1:
                    result = result.__mul__(square, inner)
                power >>= 1
                if power:
                    square = square.__mul__(square, inner)
            if other._negative:
                result = Decimal(1).__truediv__(result, inner)
            exact = not inner.flags[Inexact]
        else:
            inner = Context(prec=context.prec + 10 + max(0, self.adjusted().bit_length()) + max(0, other.adjusted()),
                            rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
            # The square root is exact where powers of ten are.
            if other == Decimal("0.5"):
                result = base.sqrt(inner)
            else:
                result = base.ln(inner).__mul__(other, inner).exp(inner)
            exact = not inner.flags[Inexact]
            if order == 0:
                result = Decimal._make(False, 10 ** (context.prec - 1), 1 - context.prec)
                context._note(Inexact)
                context._note(Rounded)
            elif not exact:
                # An exact power, such as 8 ** (1/3), shows as one.
                near = result.__pos__(Context(prec=context.prec + 2, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[]))
                if near != result and abs(near - result) < abs(result) * Decimal._make(False, 1, -context.prec - 6):
                    result = near
        result = result.copy_negate() if negative else result
        if not exact and _length(result._coefficient) < context.prec:
            pad = context.prec - _length(result._coefficient)
            result = Decimal._make(result._negative, result._coefficient * 10 ** pad, result._exponent - pad)
        fixed = result._fix(context)
        if not exact:
            context._note(Inexact)
            context._note(Rounded)
        return fixed

    def sqrt(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self._kind and not self._negative:
            return Decimal(self)
        if not self:
            return Decimal._make(self._negative, 0, self._exponent // 2)._fix(context)
        if self._negative:
            return context._signal(InvalidOperation, _NAN)
        ideal = self._exponent // 2
        coefficient, exponent = self._coefficient, self._exponent
        if exponent % 2:
            coefficient *= 10
            exponent -= 1
        shift = max(0, context.prec + 1 - (_length(coefficient) + 1) // 2)
        coefficient *= 100 ** shift
        exponent = exponent // 2 - shift
        root = math.isqrt(coefficient)
        if root * root == coefficient:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
        elif root % 5 == 0:
            root += 1
        wanted, context = context, context._copy_with(ROUND_HALF_EVEN)
        result = Decimal._make(False, root, exponent)._fix(context)
        wanted._absorb(context)
        return result

    def exp(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self._kind:
            return Decimal(0) if self._negative else Decimal(self)
        if not self:
            return Decimal(1)
        if self.adjusted() > 20:
            huge = Decimal._make(False, 1, context.Emax + 1 if not self._negative else context.Emin - context.prec - 2)
            return huge._fix(context)
        extra = 5
        while True:
            digits = context.prec + extra
            coefficient, exponent = _exp_digits(self._signed(), self._exponent, digits)
            # Enough digits if the last ones do not leave the rounding open.
            if coefficient % (5 * 10 ** (_length(coefficient) - context.prec - 1)):
                break
            extra += 3
        return self._inexact(Decimal._make(False, coefficient, exponent), context)

    def _inexact(self, result, context):
        wanted, context = context, context._copy_with(ROUND_HALF_EVEN)
        result = result._fix(context)
        wanted._absorb(context)
        return result

    def ln(self, context=None):
        return self._logarithm(context or getcontext(), False)

    def log10(self, context=None):
        return self._logarithm(context or getcontext(), True)

    def _logarithm(self, context, decimal):
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if not self:
            return Decimal._make(True, 0, 0, "Infinity")
        if self._negative:
            return context._signal(InvalidOperation, _NAN)
        if self._kind:
            return Decimal(self)
        if not decimal and self == 1:
            return Decimal(0)
        if decimal:
            bare = self.normalize(Context(prec=max(1, _length(self._coefficient)), Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[]))
            if bare._coefficient == 1:
                return Decimal(bare._exponent)._fix(context)
        places = context.prec + 3
        while True:
            value = _log_digits(self._coefficient, self._exponent, places)
            if decimal:
                value = value * 10 ** places // _log_digits(10, 0, places)
            length = _length(abs(value))
            if length > context.prec + 2 and value % (5 * 10 ** (length - context.prec - 1)):
                break
            places += context.prec + 3 - length if length < context.prec + 3 else 3
        return self._inexact(Decimal._make(value < 0, abs(value), -places), context)

    def logb(self, context=None):
        context = context or getcontext()
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self._kind:
            return self.copy_abs()
        if not self:
            return context._signal(DivisionByZero, Decimal._make(True, 0, 0, "Infinity"))
        return Decimal(self.adjusted())._fix(context)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _convert(other, True)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if other._kind or other._exponent != 0:
            return context._signal(InvalidOperation, _NAN)
        if self._kind:
            return Decimal(self)
        return Decimal._make(self._negative, self._coefficient, self._exponent + int(other))._fix(context)

    def next_plus(self, context=None):
        return self._next(context or getcontext(), ROUND_CEILING)

    def next_minus(self, context=None):
        return self._next(context or getcontext(), ROUND_FLOOR)

    def _next(self, context, rounding):
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        up = rounding == ROUND_CEILING
        if self._kind:
            if self._negative != up:
                return Decimal(self)
            return Decimal._make(self._negative, 10 ** context.prec - 1, context.Emax - context.prec + 1)
        inner = context.copy()
        inner.rounding = rounding
        inner.traps = dict.fromkeys(_SIGNALS, False)
        fixed = self._fix(inner)
        if fixed != self:
            return fixed
        return self.__add__(Decimal._make(not up, 1, context.Emin - context.prec), inner)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()


_NAN = Decimal._make(False, 0, 0, "NaN")


def _convert(value, must=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if must:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return NotImplemented


def _convert_for_comparison(value, equality):
    if isinstance(value, (Decimal, int)):
        return _convert(value)
    if isinstance(value, complex) and equality and value.imag == 0:
        value = value.real
    if isinstance(value, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context._note(FloatOperation)
        return Decimal.from_float(value)
    if isinstance(value, _numbers.Rational):
        # Exact enough to be compared.
        wide = Context(prec=2000, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
        return Decimal(value.numerator).__truediv__(Decimal(value.denominator), wide)
    return None


def _exp_digits(value, exponent, digits):
    """e ** (value * 10 ** exponent): coefficient with so many digits, and exponent."""
    scale_digits = digits + 10 + max(0, _length(abs(value)) + exponent)
    scale = 10 ** scale_digits
    x = value * 10 ** (exponent + scale_digits) if exponent + scale_digits >= 0 else value // 10 ** -(exponent + scale_digits)
    ten = _log_digits(10, 0, scale_digits)
    quotient, rest = divmod(x, ten)
    # The argument is made small by halving; the result is squared as often.
    halvings = max(0, rest.bit_length() - scale.bit_length() + 8 + int(scale_digits ** 0.5))
    guard = 10 ** (halvings // 3 + 5)
    scale *= guard
    y = rest * guard >> halvings
    total = term = scale
    n = 1
    while term:
        term = term * y // scale // n
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // scale
    total //= guard
    length = _length(total)
    cut = length - digits
    return total // 10 ** cut, quotient + cut - scale_digits


def _log_digits(coefficient, exponent, places):
    """ln(coefficient * 10 ** exponent) * 10 ** places, cut off, by square roots until the series of artanh
    is fast."""
    length = _length(coefficient)
    power = exponent + length
    guard = places + 15 + len(str(abs(power) + 1))
    scale = 10 ** guard
    # Between 0.1 and 1.
    x = coefficient * 10 ** (guard - length) if guard >= length else coefficient // 10 ** (length - guard)
    roots = 0
    while abs(x - scale) * 64 > scale:
        x = math.isqrt(x * scale)
        roots += 1
    value = _artanh_ln(x, scale) << roots
    if power:
        value += power * _ln10(guard)
    return _trim(value, guard - places)


def _trim(value, count):
    return value // 10 ** count if value >= 0 else -(-value // 10 ** count)


def _artanh_ln(x, scale):
    # Not above 1: the series of the negative, since // rounds down.
    z = (scale - x) * scale // (x + scale)
    square = z * z // scale
    total = term = z
    n = 3
    while term:
        term = term * square // scale
        total += term // n
        n += 2
    return -2 * total


_ln10_known = {}


def _ln10(places):
    """ln(10) from three fast series (Machin-like)."""
    known = _ln10_known.get(places)
    if known is None:
        scale = 10 ** (places + 10)

        def artanh_inverse(n):
            total = term = scale // n
            k = 3
            while term:
                term //= n * n
                total += term // k
                k += 2
            return total

        known = 46 * artanh_inverse(31) + 34 * artanh_inverse(49) + 20 * artanh_inverse(161)
        known //= 10 ** 10
        if len(_ln10_known) > 50:
            _ln10_known.clear()
        _ln10_known[places] = known
    return known


# Contexts


class _SignalDict(dict):
    """Signals by class; any number of them may be true."""

    def __repr__(self):
        return "{" + ", ".join(f"{signal!r}:{value!r}" for signal, value in self.items()) + "}"


class Context:
    """Precision, rounding, limits, and what happened so far."""

    __module__ = "decimal"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = globals().get("DefaultContext")

        def pick(value, name, default):
            return value if value is not None else getattr(base, name) if base is not None else default

        self.prec = pick(prec, "prec", 28)
        self.rounding = pick(rounding, "rounding", ROUND_HALF_EVEN)
        self.Emin = pick(Emin, "Emin", -999999)
        self.Emax = pick(Emax, "Emax", 999999)
        self.capitals = pick(capitals, "capitals", 1)
        self.clamp = pick(clamp, "clamp", 0)
        self.flags = _signals(flags if flags is not None else [])
        if traps is None:
            traps = base.traps if base is not None else []
        self.traps = _signals(traps)

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError("an integer is required (got type %s)" % type(value).__name__)
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        elif name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name == "Emin" and not MIN_EMIN <= value <= 0:
            raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
        elif name == "Emax" and not 0 <= value <= MAX_EMAX:
            raise ValueError("valid range for Emax is [0, MAX_EMAX]")
        elif name in ("capitals", "clamp") and value not in (0, 1):
            raise ValueError(f"valid values for {name} are [0, 1]")
        object.__setattr__(self, name, value)

    def _note(self, signal):
        """Sets a flag; raises if the signal is trapped."""
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([signal])

    def _signal(self, signal, result, details=None):
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal(details or [signal])
        return result

    def _copy_with(self, rounding):
        context = self.copy()
        context.rounding = rounding
        context.clear_flags()
        return context

    def _absorb(self, other):
        for signal, value in other.flags.items():
            if value:
                self.flags[signal] = True

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in _SHOWN if self.flags[signal])
        traps = ", ".join(signal.__name__ for signal in _SHOWN if self.traps[signal])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def create_decimal(self, num="0", /):
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return self._signal(InvalidOperation, _NAN, [ConversionSyntax])
        return Decimal(num, self)._fix(self)

    def create_decimal_from_float(self, f, /):
        return Decimal.from_float(f)._fix(self)

    def divide(self, a, b):
        return _convert(a, True).__truediv__(_convert(b, True), self)

    def divide_int(self, a, b):
        return _convert(a, True).__floordiv__(_convert(b, True), self)

    def divmod(self, a, b):
        return _convert(a, True).__divmod__(_convert(b, True), self)

    def remainder(self, a, b):
        return _convert(a, True).__mod__(_convert(b, True), self)

    def add(self, a, b):
        return _convert(a, True).__add__(_convert(b, True), self)

    def subtract(self, a, b):
        return _convert(a, True).__sub__(_convert(b, True), self)

    def multiply(self, a, b):
        return _convert(a, True).__mul__(_convert(b, True), self)

    def power(self, a, b, modulo=None):
        return _convert(a, True).__pow__(_convert(b, True), modulo, self)

    def plus(self, a):
        return _convert(a, True).__pos__(self)

    def minus(self, a):
        return _convert(a, True).__neg__(self)

    def abs(self, a):
        return _convert(a, True).__abs__(self)

    def to_sci_string(self, a):
        return _convert(a, True)._to_text(self.capitals)

    def to_eng_string(self, a):
        return _convert(a, True)._to_text(self.capitals, True)


def _delegated(name):
    def method(self, a, *others):
        return getattr(_convert(a, True), name)(*others, context=self)

    method.__name__ = name
    return method


for _name in ("compare", "compare_signal", "exp", "fma", "ln", "log10", "logb", "max", "min", "next_minus", "next_plus", "normalize",
              "quantize", "remainder_near", "same_quantum", "scaleb", "sqrt", "to_integral_exact", "to_integral_value"):
    setattr(Context, _name, _delegated(_name))
for _name in ("is_nan", "is_finite", "is_infinite", "is_zero", "is_signed", "copy_abs", "copy_negate"):
    setattr(Context, _name, (lambda name: lambda self, a: getattr(_convert(a, True), name)())(_name))


def _signals(given):
    if isinstance(given, dict):
        return _SignalDict((signal, bool(given.get(signal))) for signal in _SIGNALS)
    return _SignalDict((signal, signal in given) for signal in _SIGNALS)


DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [],
                       [Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_current = _ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = Context()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _ContextManager:
    def __init__(self, context):
        self.context = context.copy()

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exception):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    manager = _ContextManager(getcontext() if ctx is None else ctx)
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(manager.context, name, _signals(value) if name in ("flags", "traps") else value)
    return manager


_specifier = None


def _format(value, text, context):
    global _specifier
    if _specifier is None:
        import re
        _specifier = re.compile(
            r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<no_zero>z)?(?P<alt>\#)?(?P<zero>0)?(?P<width>(?!0)\d+)?"
            r"(?P<group>,)?(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGn%])?", 16)
    found = _specifier.fullmatch(text)
    if found is None:
        raise ValueError("invalid format string")
    kind = found["type"] or ""
    precision = int(found["prec"]) if found["prec"] else None
    sign = "-" if value._negative else found["sign"] if found["sign"] in ("+", " ") else ""
    if value._kind:
        body = value.copy_abs()._to_text() + ("%" if kind == "%" else "")
        integer, rest = body, ""
    else:
        if kind == "%":
            value = Decimal._make(value._negative, value._coefficient, value._exponent + 2)
        rounding = context.rounding
        coefficient, exponent = value._coefficient, value._exponent
        if precision is not None:
            if kind in ("e", "E"):
                coefficient, exponent = _to_digits(coefficient, exponent, precision + 1, value._negative, rounding)
            elif kind in ("f", "F", "%"):
                coefficient, _ = _cut(coefficient, -precision - exponent, value._negative, rounding)
                exponent = -precision
            elif _length(coefficient) > max(precision, 1):
                coefficient, exponent = _to_digits(coefficient, exponent, max(precision, 1), value._negative, rounding)
        elif kind in ("f", "F", "%") and exponent > 0:
            coefficient, exponent = coefficient * 10 ** exponent, 0
        digits = str(coefficient)
        point = len(digits) + exponent
        if kind in ("e", "E"):
            place = 1 - precision if not coefficient and precision is not None else 1
            if not coefficient and precision is not None:
                digits, place, point = "0" * (precision + 1), 1, value._exponent + precision + 1
        elif kind in ("f", "F", "%"):
            place = point
        else:
            place = point if exponent <= 0 and point > -6 else 1
        if place <= 0:
            integer, fraction = "0", "0" * -place + digits
        elif place >= len(digits):
            integer, fraction = digits + "0" * (place - len(digits)), ""
        else:
            integer, fraction = digits[:place], digits[place:]
        rest = "." + fraction if fraction or found["alt"] else ""
        if kind in ("e", "E") or point != place:
            rest += f"{'e' if kind in ('e', 'g') else 'E'}{point - place:+d}"
        if kind == "%":
            rest += "%"
        if found["no_zero"] and not coefficient and sign == "-":
            sign = found["sign"] if found["sign"] in ("+", " ") else ""
    width = int(found["width"] or 0)
    align, fill = found["align"] or ">", found["fill"] or " "
    if found["zero"] and not found["align"] and not value._kind:
        align, fill = "=", "0"
    if found["group"] and not value._kind:
        integer = _grouped(integer, found["group"], width - len(sign) - len(rest) if fill == "0" and align == "=" else 0)
    body = integer + rest
    padding = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + padding
    if align == "=":
        return sign + padding + body
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return padding + sign + body


def _to_digits(coefficient, exponent, count, negative, rounding):
    """Rounded to, or filled up to, so many digits."""
    cut = _length(coefficient) - count
    coefficient, _ = _cut(coefficient, cut, negative, rounding)
    exponent += cut
    if _length(coefficient) > count:
        coefficient //= 10
        exponent += 1
    return coefficient, exponent


def _grouped(digits, mark, least):
    while True:
        parts = []
        rest = digits
        while len(rest) > 3:
            parts.append(rest[-3:])
            rest = rest[:-3]
        text = mark.join([rest] + parts[::-1])
        if len(text) >= least:
            return text
        digits = "0" + digits


for _class in (Decimal, Context):
    _adopt(_class)
_numbers.Number.register(Decimal)
