from decimal import *
from fractions import Fraction
import math

print(getcontext())
print(Decimal("0.1") + Decimal("0.2"), Decimal(0.1), Decimal("1.20") * Decimal("1.300"), Decimal(1) / Decimal(7), Decimal("1e-10"), Decimal("123456789012345678901234567890") + 1, Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+3"), Decimal((1, (1, 4, 1), -2)))
cents = Decimal("0.01")
for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_05UP):
    print(f"{mode:<18}", *(Decimal(x).quantize(cents, rounding=mode) for x in ("2.675", "-2.675", "1.005", "7.325", "3.141")))
with localcontext() as ctx:
    ctx.prec = 50
    print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln())
with localcontext(prec=5, rounding=ROUND_UP):
    print(Decimal(2).sqrt(), Decimal(22) / 7, +Decimal("3.1415926"))
for f in (lambda: Decimal(1) / 0, lambda: Decimal("abc"), lambda: Decimal(-1).sqrt(), lambda: Decimal(1) + 1.5, lambda: Decimal("sNaN") + 1, lambda: Decimal("1e999999") * Decimal("1e999999"), lambda: Decimal(0) / 0, lambda: int(Decimal("Infinity")), lambda: Decimal("12.3") < Decimal("NaN")):
    try:
        print(f())
    except (ArithmeticError, TypeError, ValueError) as e:
        print(type(e).__mro__[1].__name__, type(e).__name__, e)
d = Decimal("-1234567.8950")
print(f"{d:,.2f} {d:.3e} {d:>20} {d:+} {d:012.1f} {d:%} {d!r} {d:g} {d:_}")
print(d.normalize(), d.as_tuple(), d.adjusted(), d.copy_abs(), d.to_integral_value(), round(d), round(d, 2), int(d), float(d), math.floor(d), math.trunc(d), d.as_integer_ratio(), d.is_signed(), d.number_class(), d.scaleb(2), d.compare(Decimal(0)), d.to_eng_string())
print(Decimal(5) // 3, Decimal(-5) // 3, Decimal(-5) % 3, divmod(Decimal(7), 2), Decimal(2) ** 10, Decimal(2) ** Decimal("0.5"), pow(Decimal(3), 5, 7), Decimal("3").fma(2, 3), Decimal(7).remainder_near(4), max(Decimal(1), Decimal("1.0")), Decimal("1.0") == 1, hash(Decimal("1.0")) == hash(1), Decimal(3) == Fraction(3), Decimal("2.5") > 2.4)


def moneyfmt(value, places=2, curr='', sep=',', dp='.', pos='', neg='-', trailneg=''):
    q = Decimal(10) ** -places
    sign, digits, exp = value.quantize(q).as_tuple()
    result = []
    digits = list(map(str, digits))
    build, next = result.append, digits.pop
    if sign:
        build(trailneg)
    for i in range(places):
        build(next() if digits else '0')
    if places:
        build(dp)
    if not digits:
        build('0')
    i = 0
    while digits:
        build(next())
        i += 1
        if i == 3 and digits:
            i = 0
            build(sep)
    build(curr)
    build(neg if sign else pos)
    return ''.join(reversed(result))


print(moneyfmt(Decimal('-1234567.8901'), curr='$'), moneyfmt(Decimal('-0.02'), neg='<', trailneg='>'), moneyfmt(Decimal(123456789), places=0, sep='.', dp='', neg='', trailneg='-'))


def pi():
    getcontext().prec += 2
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


print(pi())
prices = [Decimal(p) for p in "19.99 5.49 3.50".split()]
subtotal = sum(prices); tax = (subtotal * Decimal("0.0825")).quantize(cents, ROUND_HALF_UP)
print(subtotal, tax, subtotal + tax, f"{subtotal + tax:>10}", [str(subtotal / 3), (subtotal / 3).quantize(cents)])
print(Fraction("3.25"), Fraction(1, 3) + Fraction(1, 6), Fraction(0.5), Fraction(math.pi).limit_denominator(1000), Fraction(7, 3).__floor__(), f"{Fraction(22, 7):.5f}", repr(Fraction(-4, 6)), Fraction(1, 2) ** -2, Fraction(3, 4) > 0.7)
setcontext(BasicContext); print(getcontext().prec, Decimal(1) / 3, Context(prec=3).divide(Decimal(10), 3), getcontext().flags[Inexact])
