# cmath: every function on both sides of the branch cuts, small and large, and what they refuse.
import cmath
import math

POINTS = [
    complex(a, b)
    for a in (0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-300, 1e155)
    for b in (0.0, -0.0, 1.0, -1.0, 2.0, -0.3)
]
FUNCTIONS = "sqrt exp log log10 phase polar sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh".split()
for name in FUNCTIONS:
    print(name)
    for point in POINTS:
        try:
            print("   ", point, getattr(cmath, name)(point))
        except (ValueError, OverflowError) as error:
            print("   ", point, type(error).__name__, error)
print(cmath.rect(2, math.pi / 3), cmath.rect(1, 0), cmath.polar(-1), cmath.phase(-1), cmath.phase(complex(-1, -0.0)))
print(cmath.sqrt(-1), cmath.sqrt(2), cmath.exp(1j * cmath.pi) + 1, cmath.log(8, 2), cmath.log(-1), cmath.log(1j, 10))
print(cmath.pi == math.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.isclose(1 + 1e-10j, 1), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(0, 1e-10, abs_tol=1e-9))
print(cmath.isnan(complex("nan")), cmath.isinf(complex("infj")), cmath.isfinite(1), cmath.isfinite(complex("inf")))
print(cmath.phase(complex("inf")), cmath.polar(complex("-inf")))
for call in (
    lambda: cmath.log(0),
    lambda: cmath.exp(1000),
    lambda: cmath.atanh(1),
    lambda: cmath.sqrt("4"),
    lambda: cmath.sqrt(None),
    lambda: cmath.isclose(1, 2, rel_tol=-1),
    lambda: cmath.log(2, 1),
    lambda: cmath.sinh(1e5),
):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


class Whole:
    def __float__(self):
        return 4.0


class Both:
    def __complex__(self):
        return 3 + 4j


print(cmath.sqrt(Whole()), cmath.polar(Both()), cmath.sqrt(True), cmath.sqrt(2**70))
a, b, c = 1, 2, 5
root = cmath.sqrt(b * b - 4 * a * c)
print((-b + root) / (2 * a), (-b - root) / (2 * a))
print([f"{cmath.exp(2j * cmath.pi * k / 6):.3f}" for k in range(6)])
