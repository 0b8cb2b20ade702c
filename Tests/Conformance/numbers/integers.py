# int: conversion from and to text, bases, bits, bool.
print(int("42"), int("  -7\n"), int("+5"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("101", 2))
print(int(), int(True), int(3.99), int(-3.99), int("0"), int("-0"), int("00012"))
print(str(-5), repr(10 ** 30), hex(-255), bin(10), oct(64), (255).bit_length(), (0).bit_length(), (-8).bit_length(), (10 ** 20).bit_length(), (7).bit_count())
print(True, False, True + 1, True == 1, str(True), int(False), bool("False"), bool(0.0), isinstance(True, int), True and 5, not 0, True & False, True | 2, True ^ True)
print(pow(2, 10), pow(3, 4, 5), pow(2, -1), pow(3, -1, 7), pow(0, 0), abs(-(10 ** 25)), divmod(-(10 ** 25), 7))
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -(7 // 2), 10 ** 25 // -3, 10 ** 25 % -3, (-10 ** 25) % 3)
print(1 << 70 >> 68, -1 >> 100, -5 >> 1, -5 & 3, -5 | 3, -5 ^ 3, ~0, -(2 ** 63), 2 ** 63, (2 ** 63) // 2, -(2 ** 63) - 1)
print((5).__add__(3), (5).real, (5).numerator, (-5).__abs__(), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "big"))
big = 1
for n in range(200):
    big = big * 3 + n
print(big, big % 1000007, big >> 250, str(big)[::-1][:20], len(str(big)))
print(12345678901234567890 * 98765432109876543210, 12345678901234567890 - 98765432109876543210, 99999999999999999999 // 12345678901, 10 ** 40 % 12345678901234567)
print(10 ** 18 * 10, 3037000500 ** 2, 4294967296 * 4294967296, -4294967296 * 2147483648, 9223372036854775807 + 9223372036854775807)
print(2 ** 100 == 2 ** 100, 2 ** 100 < 2 ** 101, -(2 ** 100) < 0, 2 ** 100 == 2.0 ** 100, 10 ** 30 in [10 ** 30], {2 ** 70: 1}[2 ** 70])
for action in (lambda: int("abc"), lambda: int(""), lambda: int("12", 1), lambda: int("9", 8), lambda: int(None), lambda: int([]), lambda: int("1__0"), lambda: int(5, 10), lambda: int("5", "a"), lambda: 1 << 1.0, lambda: pow(2, -1, 4), lambda: (10 ** 400) / 3, lambda: int("1" * 5000), lambda: str(10 ** 5000)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
