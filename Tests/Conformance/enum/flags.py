"""Flag, IntFlag, boundaries, verify, global_enum."""

import enum
from enum import CONFORM, CONTINUOUS, EJECT, KEEP, NAMED_FLAGS, STRICT, UNIQUE, Enum, Flag, IntFlag, auto, verify


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


print(list(Perm), len(Perm), Perm.__members__)
print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), Perm(7), repr(Perm(0)), Perm.NONE)
print(~Perm.R, Perm.RW & Perm.R, Perm.RW ^ Perm.R, Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.NONE), bool(Perm.R))
print(list(Perm.RW), len(Perm(7)), [m.name for m in Perm(5)], Perm(3) is Perm.RW, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value)
print(Perm.R == 1, hash(Perm.R) == hash("R"), f"{Perm.R | Perm.W}", f"{Perm.X!r:>12}")


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Perm(8))
attempt(lambda: Perm(-9))
attempt(lambda: Perm("R"))
attempt(lambda: Perm.R | 2)
attempt(lambda: 1 in Perm.R)
attempt(lambda: Perm.R + Perm.W)
print(Perm(-1), repr(Perm(-2)))


class Mode(IntFlag):
    A = 1
    B = 2
    D = 8


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 16, repr(Mode(20)), Mode(0), repr(Mode(0)), ~Mode.A, repr(~Mode.A))
print(Mode.A + 1, Mode.B == 2, list(Mode(11)), Mode.B in Mode.A | Mode.B, isinstance(Mode.A | 4, Mode), f"{Mode.D}", Mode(4).name)

for boundary in (STRICT, CONFORM, EJECT, KEEP):

    class Bits(Flag, boundary=boundary):
        ONE = 1
        FOUR = 4

    print(boundary, repr(boundary), boundary.name)
    attempt(lambda: repr(Bits(5)))
    attempt(lambda: repr(Bits(6)))
    attempt(lambda: repr(Bits(-1)))
    attempt(lambda: repr(~Bits.ONE))


class Unordered(Flag):
    C = 4
    A = 1
    B = 2


print(list(Unordered), list(Unordered(7)), Unordered(7))


def checked(check, base, **names):
    namespace = type(base).__prepare__("Checked", (base,))
    for name, value in names.items():
        namespace[name] = value
    attempt(lambda: verify(check)(type(base)("Checked", (base,), namespace)))


checked(UNIQUE, Enum, A=1, B=1, C=2)
checked(UNIQUE, Enum, A=1, B=2)
checked(CONTINUOUS, Enum, A=1, B=2, C=5)
checked(CONTINUOUS, Enum, A=1, B=2, C=3)
checked(CONTINUOUS, Flag, A=1, B=2, C=16)
checked(NAMED_FLAGS, Flag, A=1, B=2, ALL=15)
checked(NAMED_FLAGS, Flag, A=1, B=2, X=7, Y=9)
checked(NAMED_FLAGS, Flag, A=1, B=2, ALL=3)
print(list(enum.EnumCheck), list(enum.FlagBoundary))
print(enum.show_flag_values(13), enum.bin(10), enum.bin(~10), enum.bin(5, 8))


@enum.global_enum
class Sign(Enum):
    PLUS = "+"
    MINUS = "-"


print(PLUS, repr(MINUS), Sign.PLUS is PLUS)


@enum.global_enum
class Opt(IntFlag):
    FAST = 1
    SLOW = 2


print(repr(FAST), repr(FAST | SLOW), repr(Opt(0)), repr(Opt(9)), str(SLOW))
