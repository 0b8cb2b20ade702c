#!/usr/bin/env python3.13
"""Records what CPython 3.13 answers to random questions about numbers, formats, hashes and sets.

    PYTHONHASHSEED=0 python3.13 record_cases.py [--seed N] [--scale N] [--to FOLDER]

A line of a file is one call: its name and its arguments, then what `repr()` showed of the result, or the exception,
separated by tabs. CasesTests.swift asks the machine the same. A greater scale, with another seed and folder, is for
a longer look: LOOPSCOPE_CASES=FOLDER tells the tests where to find other files than those beside them.
"""

import argparse
import math
import os
import random
import struct
import sys
import warnings

warnings.simplefilter("ignore")

# --- Writing -------------------------------------------------------------------------------------------------------


def escape(text):
    out = []
    for c in text:
        n = ord(c)
        if c == "\\":
            out.append("\\\\")
        elif 32 <= n < 127:
            out.append(c)
        else:
            out.append("\\U%08x" % n if n > 0xFFFF else "\\u%04x" % n)
    return "".join(out)


def encode(value):
    """A value as fields: a letter for its type, and its text; a tuple or list is followed by its elements."""
    if value is None:
        return ["N"]
    if value is True or value is False:
        return ["b1" if value else "b0"]
    if type(value) is int:
        return ["i%x" % value if value >= 0 else "i-%x" % -value]
    if type(value) is float:
        return ["f" + struct.pack(">d", value).hex()]
    if type(value) is complex:
        return ["c" + struct.pack(">dd", value.real, value.imag).hex()]
    if type(value) is str:
        return ["s" + escape(value)]
    if type(value) is bytes:
        return ["y" + value.hex()]
    if type(value) in (tuple, list, set, frozenset):
        letter = {tuple: "t", list: "l", set: "S", frozenset: "F"}[type(value)]
        fields = [letter + str(len(value))]
        for element in value:
            fields += encode(element)
        return fields
    if type(value) is dict:
        fields = ["d" + str(len(value))]
        for key, element in value.items():
            fields += encode(key) + encode(element)
        return fields
    if type(value) is range:
        return ["R"] + encode((value.start, value.stop, value.step))
    if type(value) is slice:
        return ["L"] + encode((value.start, value.stop, value.step))
    raise ValueError(value)


BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "<<": lambda a, b: a << b,
    ">>": lambda a, b: a >> b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
UNARY = {"u-": lambda a: -a, "u+": lambda a: +a, "u~": lambda a: ~a}


def call(name, arguments):
    if name in BINARY:
        return BINARY[name](*arguments)
    if name in UNARY:
        return UNARY[name](*arguments)
    if name.startswith("."):
        member = getattr(arguments[0], name[1:])
        return member(*arguments[1:]) if callable(member) else member
    if "." in name:
        owner, member = name.split(".")
        return getattr(getattr(__builtins__, owner), member)(*arguments)
    return getattr(__builtins__, name)(*arguments)


class Recorder:
    def __init__(self, path):
        self.file = open(path, "w")
        self.seen = set()

    def case(self, name, *arguments):
        fields = [name]
        for argument in arguments:
            fields += encode(argument)
        key = "\t".join(fields)
        if key in self.seen:
            return
        self.seen.add(key)
        try:
            result = "=" + repr(call(name, arguments))
        except Exception as error:
            result = "!%s: %s" % (type(error).__name__, error)
        print(key + "\t" + escape(result), file=self.file)


# --- Random values -------------------------------------------------------------------------------------------------

R = random.Random()
EDGES = [0, 1, -1, 2, 3, 10, 63, 64, 255, 256, 2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**61 - 1, 2**61, 2**62, 2**63 - 1,
         2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1, 2**65, 2**127, 2**128, 2**128 - 1, 10**18, 10**19, 10**20]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 0.2, 0.3, 1 / 3, 1e15, 1e16, 1e17, 1e22, 1e23, 123456789.0, 1e-4, 1e-5,
          5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, math.inf, -math.inf, math.nan,
          2.0**53, 2.0**53 + 2, 2.0**63, 2.0**64, -(2.0**63), 2.0**1023, 2.0**-44, 2.0**-1022, 9007199254740993.0,
          0.125, 2.675, 1.005, 999999.5, 0.00001, 9.995, 1e300, 1e-300, math.pi]


def integer():
    kind = R.random()
    if kind < 0.3:
        value = R.choice(EDGES) + R.choice([0, 0, 1, -1, 2])
    elif kind < 0.55:
        value = R.randrange(0, 200)
    elif kind < 0.75:
        value = R.getrandbits(R.randrange(1, 64))
    else:
        value = R.getrandbits(R.randrange(1, 400))
        if R.random() < 0.2:
            value <<= R.choice([1, 32, 64, 128])
        if R.random() < 0.1:
            value = (1 << value.bit_length()) - R.choice([0, 1])
    return -value if R.random() < 0.4 else value


def floating():
    kind = R.random()
    if kind < 0.35:
        return R.choice(FLOATS) * R.choice([1, 1, -1])
    if kind < 0.6:
        return R.uniform(-1000, 1000)
    if kind < 0.75:
        return round(R.uniform(-100, 100), R.randrange(0, 5))
    if kind < 0.85:
        return float(R.randrange(-(10**6), 10**6)) / R.choice([1, 2, 4, 8, 10, 1000])
    if kind < 0.9:
        return 2.0 ** R.randrange(-1074, 1024)
    return struct.unpack(">d", R.randbytes(8))[0]


def number():
    kind = R.random()
    if kind < 0.5:
        return integer()
    if kind < 0.85:
        return floating()
    if kind < 0.93:
        return R.random() < 0.5
    return complex(small_float(), small_float())


def small_float():
    return R.choice([0.0, -0.0, 1.0, 2.0, -1.5, 0.1, 1e10, 1e-10, math.inf, math.nan, R.uniform(-10, 10)])


# --- Files ---------------------------------------------------------------------------------------------------------


def integers(out, n):
    for _ in range(n * 12):
        a, b = integer(), integer()
        op = R.choice(list(BINARY))
        if op in ("<<", ">>"):
            b = R.choice([0, 1, 5, 31, 32, 62, 63, 64, 65, 100, 1000, -1, R.randrange(300)])
        if op == "**":
            b = R.choice([0, 1, 2, 3, 5, 7, 20, 63, 64, -1, -2, -3, R.randrange(50)])
        out.case(op, a, b)
    for _ in range(n):
        a = integer()
        out.case(R.choice(["u-", "u+", "u~", "abs", "hash", "repr", "bool", "float", "hex", "oct", "bin", ".bit_length", ".bit_count",
                           ".as_integer_ratio", ".conjugate", ".real", ".imag", ".numerator", ".denominator", ".is_integer"]), a)
        out.case("divmod", a, integer())
        out.case("round", a, R.choice([0, 1, -1, -2, -3, -5, -18, -19, -20, -40, -200]))
        modulus = integer()
        out.case("pow", integer(), R.choice([0, 1, 2, 3, 10, 65537, -1, -2, abs(integer())]), modulus)
        length = R.choice([0, 1, 2, 4, 8, 9, 16, 60, -1])
        order = R.choice(["big", "little"])
        out.case(".to_bytes", a, length, order)
        out.case("int.from_bytes", R.randbytes(R.randrange(0, 20)), order)
    # Quotients that lie half way between two floats, or nearly.
    for _ in range(n):
        b = abs(integer()) or 1
        a = (R.getrandbits(54) | 1 << 53) * b * 2 ** R.randrange(0, 200) + R.choice([0, 0, 1, -1])
        out.case("/", a, b * 2 ** R.randrange(0, 60))
        out.case("float", (R.getrandbits(54) | 1 << 53) << R.randrange(0, 60) | R.choice([0, 0, 1]))
        out.case("/", integer(), (abs(integer()) or 1) << R.randrange(900, 1200))
    for value in (10**4299, 10**4300, -(10**4299), -(10**4300), 2**14284, 2**14285, 3**3000):
        out.case("hash", value)
        out.case(".__repr__", value)
    out.case("<<", 1, 10**30)
    out.case("<<", 0, 10**30)
    out.case(">>", -5, 10**30)


def integer_texts(out, n):
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCXYZ"
    for _ in range(n * 3):
        base = R.choice([0, 2, 3, 8, 10, 10, 10, 16, 36, R.randrange(2, 37)])
        size = R.choice([0, 1, 2, 3, 5, 17, 18, 19, 20, 40, 100])
        text = "".join(R.choice(digits[: (base or 10) + R.choice([0, 0, 0, 1])]) for _ in range(size))
        if R.random() < 0.3:
            text = R.choice(["0x", "0b", "0o", "0X", "0B", "00", "0", "0_"]) + text
        if R.random() < 0.3:
            at = R.randrange(len(text) + 1)
            text = text[:at] + R.choice(["_", "__", " ", "x", "+", "\0", "é", "٣", "\u2003", "\x1c"]) + text[at:]
        if R.random() < 0.4:
            text = R.choice(["-", "+", " ", "\n", "--", " -", "- "]) + text + R.choice(["", " ", "\t\n"])
        out.case("int", text, base)
    for _ in range(n // 4):
        out.case("int", "".join(R.choice("0123456789") for _ in range(R.randrange(100, 600))))
    for text in ["1_000", "9" * 4300, "9" * 4301, "f" * 5000, "٠١٢٣٤٥٦٧٨٩", "１２", "²", "½", "", "x" * 300, b"12", b" -7 ", b"x"]:
        out.case("hash" if len(text) > 4000 else "int", text)
    out.case("int", "9" * 4301)
    for arguments in [(), (1.9,), (-1.9,), (math.inf,), (math.nan,), (None,), ([],), (1j,), ("1", 1), ("1", 37), ("1", "a"), (1, 10),
                      ("1", 2, 3), (True,), (1e300,), ("1", 10**30), (b"z", 36), ("\ud800",)]:
        out.case("int", *arguments)


def floats(out, n):
    for _ in range(n * 4):
        a, b = number(), number()
        out.case(R.choice(["+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "==", "!="]), a, b)
    for _ in range(n):
        a, b = floating(), floating()
        out.case("divmod", a, b)
        out.case("//", a, b)
        out.case("%", a, b)
        out.case("**", a, R.choice([b, float(R.randrange(-5, 6)), R.randrange(-5, 6), 0.5, math.inf, -math.inf]))
        out.case(R.choice(["==", "<", ">=", "!="]), R.choice([int(a) if math.isfinite(a) else 0, integer()]) + R.choice([0, 1]), a)
        out.case(R.choice([".as_integer_ratio", ".is_integer", ".hex", "int", "abs", "bool", "round", ".__floor__", ".__ceil__",
                           "complex", ".conjugate", ".real", ".imag"]), a)
        # A NaN hashes by its address.
        for value in (a, struct.unpack(">d", R.randbytes(8))[0]):
            if not math.isnan(value):
                out.case("hash", value)
        out.case("repr", a)
        out.case("repr", struct.unpack(">d", R.randbytes(8))[0])
        out.case("round", a, R.choice([0, 1, 2, 3, 5, 10, 15, 17, 20, 22, 100, 323, 324, -1, -2, -10, -308, -309, 10**20, -(10**20)]))
    for exponent in range(-1074, 1024, 13):
        out.case("repr", 2.0**exponent)
        out.case("repr", math.nextafter(2.0**exponent, 0))
    for tenths in range(-5, 30):
        out.case("round", tenths / 2)
        out.case("round", tenths / 20, 1)
        out.case("round", tenths * 5, -1)


def float_texts(out, n):
    for _ in range(n * 2):
        whole = "".join(R.choice("0123456789") for _ in range(R.choice([0, 1, 2, 5, 17, 25])))
        fraction = "".join(R.choice("0123456789") for _ in range(R.choice([0, 1, 2, 5, 17, 25])))
        text = whole + R.choice([".", ".", ""]) + fraction
        if R.random() < 0.5:
            text += R.choice("eE") + R.choice(["", "-", "+"]) + str(R.choice([0, 1, 5, 20, 300, 308, 309, 324, 330, 999]))
        if R.random() < 0.25:
            at = R.randrange(len(text) + 1)
            text = text[:at] + R.choice(["_", "__", " ", "x", "+", "\0", "é", "٣", "\u2003", "\x1c", "e", "."]) + text[at:]
        if R.random() < 0.3:
            text = R.choice(["-", "+", " ", "\n"]) + text + R.choice(["", " ", "\t\n"])
        out.case("float", text)
    # Half way between two floats, to the last digit.
    for _ in range(n // 2):
        a = abs(floating())
        if not math.isfinite(a) or a > 1e200:
            continue
        from fractions import Fraction
        from decimal import Decimal, getcontext

        getcontext().prec = 800
        middle = (Fraction(a) + Fraction(math.nextafter(a, math.inf))) / 2
        text = str(Decimal(middle.numerator) / Decimal(middle.denominator))
        if len(text) < 120 or R.random() < 0.1:
            out.case("float", text)
            out.case("float", text.replace("E", "1E") if "E" in text else text + ("1" if "." in text else ".0000000001"))
    for text in ["inf", "-Infinity", "nan", "+nan", "infinit", "0x1p3", "1e99999999999999999999", "1e-99999999999999999999",
                 "0e99999999999999999999", "1" * 400, "0." + "0" * 400 + "1", "1e+", "1e", ".", "", " ", b"1.5", b"x", "\ud800"]:
        out.case("float", text)
    for arguments in [(), (10**400,), (None,), ([],), (1j,), ("1", 2), (True,)]:
        out.case("float", *arguments)
    for _ in range(n):
        a = floating()
        text = a.hex()
        if R.random() < 0.5:
            digits = "".join(R.choice("0123456789abcdefF") for _ in range(R.choice([1, 5, 13, 14, 15, 20, 32, 40])))
            at = R.randrange(len(digits) + 1)
            text = R.choice(["0x", "", "-0X"]) + digits[:at] + R.choice([".", ""]) + digits[at:] + R.choice(
                ["", "p0", "p-1074", "P+10", "p1023", "p-1080", "p", "p99999999999999999999"])
        out.case("float.fromhex", text)
    for _ in range(n):
        re, im = R.choice(["", "1", "-2.5", "1e5", "inf", "nan", "1_0"]), R.choice(["", "+1j", "-j", "+j", "2j", "+1e5J", "-infj", "+1", "j"])
        out.case("complex", R.choice(["", " ", "("]) + re + im + R.choice(["", " ", ")", ")"]))


def complexes(out, n):
    def value():
        return R.choice([complex(small_float(), small_float()), complex(R.randrange(-3, 4), R.randrange(-3, 4)), R.randrange(-3, 4), small_float()])

    for _ in range(n * 3):
        a, b = complex(value()), value()
        if R.random() < 0.5:
            a, b = b, a
        out.case(R.choice(["+", "-", "*", "/", "==", "!="]), a, b)
    for _ in range(n):
        a = complex(value())
        out.case("**", a, R.choice([0, 1, 2, 3, -1, -2, 7, 100]))
        out.case(R.choice(["repr", "abs", "u-", "u+", ".conjugate", ".real", ".imag", "bool", "str"]), a)
        if a == a:
            out.case("hash", a)
        out.case("complex", value(), value())
    for name in ["<", "//", "%", "&"]:
        out.case(name, 1j, 2)
    out.case("divmod", 1j, 1)
    out.case("int", 1j)
    out.case("pow", 1j, 2, 3)


def hashes(out, n):
    def value(depth):
        kind = R.randrange(10 if depth else 7)
        if kind < 2:
            return integer()
        if kind < 3:
            return floating() if R.random() < 0.9 else 1.5
        if kind < 5:
            return text()
        if kind == 5:
            return R.choice([None, True, False, 1j, b"", b"abc", R.randbytes(R.randrange(20))])
        if kind == 6:
            return R.choice([range(R.randrange(5)), range(R.randrange(5), R.randrange(50), R.randrange(1, 5)), range(10, 0, -3)])
        if kind == 9:
            return frozenset(value(0) for _ in range(R.randrange(6)))
        return tuple(value(depth - 1) for _ in range(R.randrange(5)))

    def text():
        return "".join(chr(R.choice([R.randrange(32, 127), R.randrange(128, 256), R.randrange(0x400, 0x500), 0x1F600]))
                       for _ in range(R.choice([0, 1, 2, 3, 7, 8, 9, 20])))

    def has_nan(value):
        return value != value or isinstance(value, (tuple, frozenset)) and any(has_nan(v) for v in value)

    for _ in range(n * 2):
        v = value(3)
        if not has_nan(v):
            out.case("hash", v)
    for word in "a b ab name self hello worker result status error value key one two three".split():
        out.case("hash", word)
    for v in [[], {}, set(), (1, []), (1, (2, {})), slice(1, 2), slice(None), frozenset(), -1, -2, 2**61 - 1, -(2**61), 2**61, 1.0, -1.0]:
        out.case("hash", v)


TYPES = ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "y", "é", " "]


def spec(types):
    out = ""
    if R.random() < 0.35:
        out += R.choice(["", "", "*", "0", " ", "é", "\U0001f600", "<", "{"]) + R.choice("<>=^")
    if R.random() < 0.3:
        out += R.choice("+- ")
    if R.random() < 0.06:
        out += "z"
    if R.random() < 0.12:
        out += "#"
    if R.random() < 0.25:
        out += "0"
    if R.random() < 0.5:
        out += str(R.choice([0, 1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 30]))
    if R.random() < 0.2:
        out += R.choice([",", "_", ",", "_", ",_", "_,"])
    if R.random() < 0.35:
        out += "." + str(R.choice([0, 1, 2, 3, 4, 6, 10, 17, 20, 25, ""]))
    out += R.choice(types)
    if R.random() < 0.03:
        out += R.choice([",", "d", ".", "5", "٣", "99999999999999999999"])
    return out


def formats(out, n):
    for _ in range(n * 4):
        out.case("format", R.choice([integer(), R.randrange(2000), R.randrange(-(10**9), 10**9)]), spec(TYPES[:9] * 3 + TYPES))
    for _ in range(n * 6):
        out.case("format", floating(), spec(["", "e", "E", "f", "F", "g", "G", "%", "n"] * 4 + TYPES))
    for _ in range(n):
        out.case("format", R.choice(["", "a", "hello", "é\U0001f600x", "0"]), spec(["", "s"] * 8 + TYPES))
        out.case("format", complex(small_float(), small_float()), spec(["", "e", "f", "g", "G", "n"] * 4 + TYPES))
        out.case("format", R.choice([True, False]), spec(TYPES))
        out.case("format", floating(), ".%d%s" % (R.choice([30, 50, 60, 100, 400, 800, 1200]), R.choice("efg")))
    for value, text in [(None, "5"), ([], "5"), ((), ""), (None, ""), ({}, "x"), (65, "c"), (-1, "c"), (0x110000, "c"), (10**30, "c"),
                        (0x1F600, "5c"), (1.5, ".2147483648f"), (10**5000, "d"), (10**5000, "e"), (1.0, "99999999999999999999"),
                        ("a", "99999999999999999999s"), (5, "٣"), (5, ".5"), (1, "1,"), (1.5, "₂f"), (1, ".f"), (3, "5.d"), (3, ".")]:
        out.case("format", value, text)


def percents(out, n):
    def conversion():
        text = "%"
        text += "".join(R.choice("-+ #0") for _ in range(R.choice([0, 0, 1, 1, 2])))
        if R.random() < 0.5:
            text += str(R.choice([0, 1, 3, 5, 10, 20]))
        if R.random() < 0.35:
            text += "." + str(R.choice([0, 1, 2, 3, 5, 10, ""]))
        if R.random() < 0.05:
            text += R.choice("hlL")
        return text + R.choice("diuoxXeEfFgGcrsaddfsfsxyé%")

    for _ in range(n * 4):
        value = R.choice([integer(), floating(), R.choice(["abc", "é", "x", ""]), R.choice([True, None, 1j, [1, 2], b"a"]), R.randrange(256)])
        out.case("%", conversion() + "|", (value,))
    for _ in range(n // 2):
        parts = [R.choice(["%s", "%d", "%%", "%5.2f", "%(a)s", "%(b)d", "x", "%*d", "%", "%-5s|", "%r"]) for _ in range(R.randrange(1, 4))]
        value = R.choice([(), (1,), (1, 2), (1.5, "a"), {"a": 1, "b": 2}, {}, 5, "text", [1], None])
        out.case("%", " ".join(parts), value)
    for text, value in [("%*d|", (5, 3)), ("%-*d|", (5, 3)), ("%*d|", (-5, 3)), ("%.*f", (2, 3.14159)), ("%.*f", (-2, 3.14159)), ("%*d", ("a", 3)),
                        ("%.*d", (2**40, 3)), ("%99999999999999999999d", 1), ("%.99999999999999999999d", 1), ("%.2147483648f", 1),
                        ("%lld", 1), ("%l", 1), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%c", 0x110000), ("%c", 10**30), ("%x", 1.5), ("%d", "3"),
                        ("%d", math.inf), ("%f", "a"), ("%f", 1j), ("%(a(b))s", {"a(b)": 3}), ("%()s", {"": 4}), ("%(a", {}), ("%(a)", {"a": 1}),
                        ("%(a)s", 1), ("%(a)s", {}), ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("a", []), ("a", "b"), ("a", 1),
                        ("%d", 10**5000), ("%x", -(10**30)), ("%s%", 1), ("%5%|", ()), ("%\ud800", 1), ("%.3r|", "abcdef"), ("%5.s|", "abc")]:
        out.case("%", text, value)


# --- Sets ----------------------------------------------------------------------------------------------------------


def check(keys):
    """The order of keys in brief: all of them if there are few, else a checksum (FNV-1a)."""
    text = ascii(list(keys))
    if len(keys) <= 6:
        return text
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return "%d:%08x" % (len(keys), number)


def sets(path, n):
    """Random operations on five sets; each line is followed by the order of the keys of the set that it changed."""
    with open(path, "w") as file:
        for _ in range(n):
            kind = R.choice(["small", "ints", "wide", "words", "mixed", "collide"])
            span = R.choice([8, 20, 60, 300])

            def key():
                pick = kind if kind != "mixed" else R.choice(["small", "words", "wide", "odd"])
                if pick == "small":
                    return R.randrange(span)
                if pick == "ints":
                    return R.randrange(-span, span)
                if pick == "wide":
                    return R.choice([R.getrandbits(64) - 2**63, R.randrange(10**6), R.getrandbits(90)])
                if pick == "collide":
                    return R.randrange(span) * R.choice([8, 32, 1024, 2**20])
                if pick == "odd":
                    return R.choice([None, True, 1.5, (1, 2), ("a",), -1, b"x", 0.5, 2j, frozenset([1, 2])])
                return "w%d" % R.randrange(span) if R.random() < 0.8 else R.choice("abcdefghij")

            variables = [set(), set(), frozenset(), set(), set()]
            print("new", file=file)
            for _ in range(R.choice([10, 30, 60])):
                target = R.randrange(5)
                other = R.randrange(5)
                subject = variables[target]
                name = R.choice(["add"] * 6 + ["discard", "pop", "update", "literal", "union", "intersection", "difference", "symmetric_difference",
                                 "intersection_update", "difference_update", "symmetric_difference_update", "clear", "copy", "fromdict",
                                 "or", "and", "sub", "xor", "remove", "popmany", "fill"])
                if isinstance(subject, frozenset) and name in ("add", "discard", "remove", "pop", "popmany", "clear", "update", "fill",
                                                                "intersection_update", "difference_update", "symmetric_difference_update"):
                    name = R.choice(["union", "difference", "intersection", "symmetric_difference", "literal"])
                fields = [name, str(target)]
                outcome = ""
                if name in ("add", "discard", "remove"):
                    value = R.choice(list(subject)) if subject and R.random() < 0.5 else key()
                    fields += encode(value)
                    try:
                        getattr(subject, name)(value)
                    except KeyError:
                        outcome = "KeyError "
                elif name == "pop":
                    outcome = ascii(subject.pop()) + " " if subject else "KeyError "
                elif name == "popmany":
                    count = R.randrange(len(subject) + 1)
                    fields.append("i%x" % count)
                    for _ in range(count):
                        subject.pop()
                elif name == "fill":
                    values = [key() for _ in range(R.choice([3, 10, 50]))]
                    fields += encode(values)
                    for value in values:
                        subject.add(value)
                elif name == "clear":
                    subject.clear()
                elif name == "literal":
                    values = [key() for _ in range(R.choice([0, 1, 3, 6, 12, 40]))]
                    fields += encode(values)
                    variables[target] = type(subject)(values)
                elif name == "fromdict":
                    values = {key(): 0 for _ in range(R.choice([0, 1, 3, 6, 12, 40]))}
                    fields += encode(values)
                    variables[target] = type(subject)(values)
                elif name == "copy":
                    variables[target] = variables[other].copy()
                    fields.append(str(other))
                elif name in ("or", "and", "sub", "xor"):
                    third = R.randrange(5)
                    fields += [str(other), str(third)]
                    variables[target] = getattr(variables[other], "__%s__" % name)(variables[third])
                else:
                    # With another set, or with a list or dict of random keys.
                    source = R.random()
                    if source < 0.6:
                        fields.append(str(other))
                        argument = variables[other]
                    else:
                        argument = [key() for _ in range(R.choice([0, 1, 3, 10, 40]))]
                        if source < 0.75:
                            argument = dict.fromkeys(argument)
                        fields += encode(argument)
                    result = getattr(subject, name)(argument)
                    if result is not None:
                        variables[target] = result
                print("\t".join(fields) + "\t" + escape(outcome + check(variables[target])), file=file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--to", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases"))
    options = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0" or sys.version_info[:2] != (3, 13):
        sys.exit("run with PYTHONHASHSEED=0 and python3.13")
    os.makedirs(options.to, exist_ok=True)
    for name, size in [("integers", 45), ("integer_texts", 80), ("floats", 50), ("float_texts", 80), ("complexes", 50),
                       ("hashes", 100), ("formats", 60), ("percents", 90)]:
        R.seed("%s %d" % (name, options.seed))
        out = Recorder(os.path.join(options.to, name + ".txt"))
        globals()[name](out, size * options.scale)
        out.file.close()
    R.seed("sets %d" % options.seed)
    sets(os.path.join(options.to, "sets.txt"), 50 * options.scale)


main()
