"""Values of the functions of math, to the last digit."""

import math

SAMPLES = [0.0, -0.0, 1e-300, 1e-9, 0.1, 0.5, 0.7071067811865476, 0.999999, 1.0, 1.5, 2.0, 2.5, 3.7, 10.0, 23.0, 33.3, 100.5,
           170.6, 1e10, -0.3, -1.5, -2.7, -33.25, -150.5, math.inf, -math.inf, math.nan]
ONE = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2",
       "expm1", "fabs", "floor", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log", "log10", "log1p", "log2", "modf", "radians",
       "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp", "frexp"]
for name in ONE:
    function = getattr(math, name)
    for x in SAMPLES:
        try:
            print(name, x, function(x))
        except (ValueError, OverflowError) as error:
            print(name, x, type(error).__name__, error)

PAIRS = [(0.0, 0.0), (1.0, -0.0), (3.0, 4.0), (-3.5, 2.0), (1e308, 1e308), (5.0, math.inf), (-math.inf, 2.0), (7.25, -0.5), (math.nan, 1.0)]
for name in ["atan2", "copysign", "fmod", "hypot", "nextafter", "pow", "remainder", "isclose", "dist", "log"]:
    function = getattr(math, name)
    for x, y in PAIRS:
        try:
            print(name, x, y, function([x, y], [y, x]) if name == "dist" else function(x, y))
        except (ValueError, OverflowError, ZeroDivisionError) as error:
            print(name, x, y, type(error).__name__, error)

print(math.hypot(), math.hypot(-2), math.hypot(1, 2, 3, 4), math.hypot(1e-320, 2e-320), math.hypot(math.nan, math.inf))
print(math.dist([1.5, 2, 3], (4, 5.25, 6)), math.dist([], []))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([1e16, 1, 1e-16]))
print(math.prod([]), math.prod([2, 3, 4]), math.prod([1.5, 2], start=10), math.prod(["ab"], start=3))
print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([0.1] * 20, [1] * 20), math.sumprod([10, 20], [1.5, 2]), math.sumprod([], []),
      math.sumprod([10**20, 1.5], [3, 2]), math.sumprod([True, 2], [3, 4]))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9))
print(math.nextafter(1, 2, steps=5), math.nextafter(-1, 1, steps=10**25), math.nextafter(0.0, 1.0), math.nextafter(1.0, -math.inf, steps=3))
print(math.fma(2.0, 3.0, 4.0), math.fma(1e200, 1e200, -math.inf), math.ldexp(0.75, 5), math.ldexp(1, -1080))
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
