"""Functions of complex numbers (Library Reference, "cmath").

The formulas are those of W. Kahan, "Branch cuts for complex elementary functions", as C libraries have them. Infinities and NaN
are refused where each function has a table of special values.
"""

import math
from math import atan2, copysign, cos, cosh, e, exp as _exp, inf, ldexp, nan, pi, sin, sinh, tau
from math import asinh as _asinh, log as _log, log1p, sqrt as _sqrt, tan as _tan, tanh as _tanh

from _asyncio import _refuse

__all__ = [
    "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "e", "exp", "inf", "infj", "isclose", "isfinite", "isinf",
    "isnan", "log", "log10", "nan", "nanj", "phase", "pi", "polar", "rect", "sin", "sinh", "sqrt", "tan", "tanh", "tau",
]  # fmt: skip

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LEAST_NORMAL = 2.0**-1022
_LARGE = 2.0**1022
_LARGE_EXPONENT = math.log(_LARGE)
_SQRT_LARGE = math.sqrt(_LARGE)
_SQRT_SMALL = math.sqrt(_LEAST_NORMAL)
_cos, _sin, _cosh, _sinh = cos, sin, cosh, sinh
del cos, sin, cosh, sinh


def _complex(z):
    if not any(hasattr(z, name) for name in ("__complex__", "__float__", "__index__")):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def _finite(name, z):
    z = _complex(z)
    if not isfinite(z):
        _refuse(f"cmath.{name}() of an infinity or NaN")
    return z


def _length(x, y):
    # `math.hypot` is more exact than C's, by which CPython goes here.
    return abs(complex(x, y))


def _checked(z):
    if isinf(z):
        raise OverflowError("math range error")
    return z


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _complex(a), _complex(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def phase(z, /):
    z = _complex(z)
    return atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if not (math.isfinite(r) and math.isfinite(phi)):
        _refuse("cmath.rect() of an infinity or NaN")
    # At an angle of 0 the sign of zero is kept.
    return complex(r, r * phi) if phi == 0 else complex(r * _cos(phi), r * _sin(phi))


def sqrt(z, /):
    z = _finite("sqrt", z)
    if z == 0:
        return complex(0.0, z.imag)
    x, y = abs(z.real), abs(z.imag)
    if x < _LEAST_NORMAL and y < _LEAST_NORMAL:
        # Far from 1, in units in which nothing is lost.
        x = ldexp(x, 53)
        s = ldexp(_sqrt(x + _length(x, ldexp(y, 53))), -27)
    else:
        x /= 8.0
        s = 2.0 * _sqrt(x + _length(x, y / 8.0))
    d = y / (2.0 * s)
    return complex(s, copysign(d, z.imag)) if z.real >= 0 else complex(d, copysign(s, z.imag))


def exp(z, /):
    z = _finite("exp", z)
    if z.real > _LARGE_EXPONENT:
        length = _exp(z.real - 1.0) if z.real - 1.0 < 709.78 else inf
        return _checked(complex(length * _cos(z.imag) * e, length * _sin(z.imag) * e))
    length = _exp(z.real)
    return complex(length * _cos(z.imag), length * _sin(z.imag))


def _natural_log(z):
    x, y = abs(z.real), abs(z.imag)
    if x > 2.0**1022 or y > 2.0**1022:
        length = _log(_length(x / 2.0, y / 2.0)) + _log(2.0)
    elif x < _LEAST_NORMAL and y < _LEAST_NORMAL:
        if x == y == 0:
            raise ValueError("math domain error")
        length = _log(_length(ldexp(x, 53), ldexp(y, 53))) - 53 * _log(2.0)
    else:
        h = _length(x, y)
        if 0.71 <= h <= 1.73:
            # Close to the circle of radius 1 a logarithm would lose all digits.
            most, least = max(x, y), min(x, y)
            length = log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            length = _log(h)
    return complex(length, atan2(z.imag, z.real))


def log(z, base=None, /):
    result = _natural_log(_finite("log", z))
    if base is None:
        return result
    divisor = _natural_log(_finite("log", base))
    if divisor == 0:
        raise ValueError("math domain error")
    return result / divisor


def log10(z, /):
    result = _natural_log(_finite("log10", z))
    return complex(result.real / _log(10.0), result.imag / _log(10.0))


def sinh(z, /):
    z = _finite("sinh", z)
    if abs(z.real) > _LARGE_EXPONENT:
        near = z.real - copysign(1.0, z.real)
        return _checked(complex(_cos(z.imag) * _sinh(near) * e, _sin(z.imag) * _cosh(near) * e))
    return complex(_cos(z.imag) * _sinh(z.real), _sin(z.imag) * _cosh(z.real))


def cosh(z, /):
    z = _finite("cosh", z)
    if abs(z.real) > _LARGE_EXPONENT:
        near = z.real - copysign(1.0, z.real)
        return _checked(complex(_cos(z.imag) * _cosh(near) * e, _sin(z.imag) * _sinh(near) * e))
    return complex(_cos(z.imag) * _cosh(z.real), _sin(z.imag) * _sinh(z.real))


def tanh(z, /):
    z = _finite("tanh", z)
    if abs(z.real) > _LARGE_EXPONENT:
        return complex(copysign(1.0, z.real), 4.0 * _sin(z.imag) * _cos(z.imag) * _exp(-2.0 * abs(z.real)))
    x, y = _tanh(z.real), _tan(z.imag)
    c = 1.0 / _cosh(z.real)
    product = x * y
    denominator = 1.0 + product * product
    return complex(x * (1.0 + y * y) / denominator, ((y / denominator) * c) * c)


def _turned(function, z):
    """-i f(iz): the circular function that belongs to a hyperbolic one."""
    w = function(complex(-z.imag, z.real))
    return complex(w.imag, -w.real)


def sin(z, /):
    return _turned(sinh, _finite("sin", z))


def cos(z, /):
    z = _finite("cos", z)
    return cosh(complex(-z.imag, z.real))


def tan(z, /):
    return _turned(tanh, _finite("tan", z))


def _is_large(z):
    return abs(z.real) > 2.0**1022 or abs(z.imag) > 2.0**1022


def acos(z, /):
    z = _finite("acos", z)
    if _is_large(z):
        length = _log(_length(z.real / 2.0, z.imag / 2.0)) + _log(2.0) * 2.0
        return complex(atan2(abs(z.imag), z.real), -copysign(length, z.imag))
    a, b = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * atan2(a.real, b.real), _asinh(b.real * a.imag - b.imag * a.real))


def acosh(z, /):
    z = _finite("acosh", z)
    if _is_large(z):
        return complex(_log(_length(z.real / 2.0, z.imag / 2.0)) + _log(2.0) * 2.0, atan2(z.imag, z.real))
    a, b = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_asinh(a.real * b.real + a.imag * b.imag), 2.0 * atan2(a.imag, b.real))


def asinh(z, /):
    z = _finite("asinh", z)
    if _is_large(z):
        length = _log(_length(z.real / 2.0, z.imag / 2.0)) + _log(2.0) * 2.0
        return complex(copysign(length, z.real), atan2(z.imag, abs(z.real)))
    a, b = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_asinh(a.real * b.imag - b.real * a.imag), atan2(z.imag, a.real * b.real - a.imag * b.imag))


def asin(z, /):
    return _turned(asinh, _finite("asin", z))


def atanh(z, /):
    z = _finite("atanh", z)
    if z.real < 0.0 or z.real == 0.0 and copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    y = abs(z.imag)
    if z.real > _SQRT_LARGE or y > _SQRT_LARGE:
        h = _length(z.real / 2.0, z.imag / 2.0)
        return complex(z.real / 4.0 / h / h, -copysign(pi / 2.0, -z.imag))
    if z.real == 1.0 and y < _SQRT_SMALL:
        if y == 0.0:
            raise ValueError("math domain error")
        return complex(-_log(_sqrt(y) / _sqrt(_length(y, 2.0))), copysign(atan2(2.0, -y) / 2.0, z.imag))
    return complex(
        log1p(4.0 * z.real / ((1 - z.real) * (1 - z.real) + y * y)) / 4.0,
        -atan2(-2.0 * z.imag, (1 - z.real) * (1 + z.real) - y * y) / 2.0,
    )


def atan(z, /):
    return _turned(atanh, _finite("atan", z))
