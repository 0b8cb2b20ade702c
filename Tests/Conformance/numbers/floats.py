# How floats print, round, compare and convert.
values = [0.0, -0.0, 1.0, 0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789.123456789, 1e22, 1e23, 1e-4, 1e-5, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1e100, 9007199254740993.0, 0.1 + 0.7, 4.35, 2.675, 1.005]
for value in values:
    print(value, str(value) == repr(value), int(value) if value < 1e30 else "big", value.is_integer())
print([round(v, 2) for v in (2.675, 1.005, 2.5, -1.555, 0.125, 1e300)], [round(v) for v in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999)])
print(round(1234.5678, -2), round(1234, -2), round(1250, -2), round(1350, -2), round(5, 2), round(-2.5), round(1e20))
print(float("1.5"), float("  -2e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_000.5"), float(3), float(True), float())
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf > 10 ** 400, -inf < -10 ** 400, nan == nan, inf == inf, 1e309)
print(int(2.9), int(-2.9), int(1e18), int(-0.5), 7.0 // 2, -7.5 % 2, 2 ** 0.5, 4 ** 0.5, 10 ** -2, 0.0 ** 0, divmod(7.5, 2))
print(1.0 == 1, 1.5 < 2, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, hash(1.0) == hash(1), 0.5 + 1, 3 * 0.1)
print(sum([0.1] * 10), sum([0.1, 0.2, 0.3]), sum([1e16, 1.0, -1e16]), min(0.0, -0.0), max(1, 1.0), (1.5).as_integer_ratio(), (255.5).hex())
print(abs(-1.5), -(-1.5), +1.5, 1.5.real, (0.5).is_integer(), 1e3.is_integer())
for action in (lambda: float("x"), lambda: float(""), lambda: int("1.5"), lambda: int(inf), lambda: int(nan), lambda: float(None), lambda: float([]), lambda: int("0x10"), lambda: round("a"), lambda: inf // 1, lambda: float("1__0"), lambda: (-8) ** 0.5 == 0):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
