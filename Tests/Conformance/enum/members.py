"""Enum: members, aliases, values, look-ups, reprs, errors."""

import enum
from enum import Enum, IntEnum, StrEnum, auto, member, nonmember, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    ROT = 1

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @classmethod
    def favourite(cls):
        return cls.BLUE

    @property
    def pretty(self):
        return self.name.title()

    @staticmethod
    def helper():
        return "static"


print(list(Color), len(Color), Color.RED, repr(Color.RED), Color.ROT, Color.ROT is Color.RED)
print(Color(2), Color["BLUE"], Color.RED.name, Color.RED.value, type(Color.RED), isinstance(Color.RED, Color))
print(Color.RED.describe(), Color.favourite(), Color.GREEN.pretty, Color.helper())
print(Color.__members__, list(reversed(Color)), Color.RED in Color, 1 in Color, 9 in Color)
print({Color.RED: "r"}[Color.RED], hash(Color.RED) == hash("RED"), Color.RED == 1, Color.RED != Color.BLUE)
print(f"{Color.RED} {Color.RED!r} {Color.RED:>12}|", "%s" % Color.RED, str(Color), repr(Color), bool(Color.RED))


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Color(9))
attempt(lambda: Color("RED"))
attempt(lambda: Color["PINK"])
attempt(lambda: Color.PINK)
attempt(lambda: Color.RED < Color.BLUE)
attempt(lambda: setattr(Color, "RED", 3))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: setattr(Color.RED, "value", 3))
attempt(lambda: setattr(Color.RED, "name", 3))
attempt(lambda: exec("class More(Color): pass"))
attempt(lambda: Color())
attempt(lambda: Color(1, 2))
attempt(lambda: Enum("Nothing"))


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67430e-11 * self.mass / self.radius**2, 3)


print(Planet.EARTH.value, Planet.EARTH.mass, Planet.EARTH.gravity, Planet.MERCURY, Planet((5.976e24, 6.37814e6)))


class Level(IntEnum):
    LOW = auto()
    HIGH = 10
    HIGHER = auto()


print(list(Level), Level.LOW + 1, Level.HIGH > 5, Level(10), f"{Level.LOW}", f"{Level.HIGH:05d}", sorted([Level.HIGH, Level.LOW]))
print(repr(Level.HIGHER), str(Level.HIGHER), int(Level.HIGH), Level.HIGH == 10, [1, 2, 3][Level.LOW], "%d" % Level.HIGH)


class Word(StrEnum):
    HELLO = auto()
    WORLD = "World!"


print(list(Word), Word.HELLO, Word.HELLO == "hello", Word.WORLD.upper(), "-".join(Word), f"{Word.HELLO:>8}")
attempt(lambda: StrEnum("Bad", {"A": 3}))


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([m.value for m in Auto])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{start}-{count}-{last_values}"

    NORTH = auto()
    SOUTH = auto()


print([m.value for m in Named])


class Forgiving(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str) and value.lower() in ("y", "yes"):
            return cls.YES
        if value == "odd":
            return 3
        if value == "error":
            raise LookupError("refused")


print(Forgiving("Y"), Forgiving("YES"))
for value in ("maybe", "odd", "error"):
    attempt(lambda: Forgiving(value))
attempt(lambda: unique(Color))
print(unique(Auto))


class Mixed(Enum):
    _ignore_ = ["i", "Mixed"]
    Mixed = vars()
    for i in range(3):
        Mixed[f"ITEM_{i}"] = i * 10

    @nonmember
    class Inner:
        pass

    @member
    def function():
        return "a member"


print(list(Mixed), Mixed.Inner.__name__, Mixed.function.value())

for bases in ((int, str, Enum), (Enum, int)):
    attempt(lambda: type(Enum)("Bad", bases, type(Enum).__prepare__("Bad", bases)))
attempt(lambda: exec("class D(Enum):\n A = 1\n A = 2"))
attempt(lambda: exec("class D(Enum):\n _x_ = 1"))
attempt(lambda: exec("class D(Enum):\n mro = 1"))
attempt(lambda: exec("class D(Enum):\n _order_ = 'B A'\n A = 1\n B = 2"))
attempt(lambda: exec("class D(Enum):\n A = []\n B = {}\nprint(list(D), D([]), [] in D)"))
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.__module__, Animal.__qualname__)
print(list(Enum("Pairs", [("X", 1), ("Y", 4)])), list(Enum("Dict", {"P": "p"})), list(IntEnum("Start", "a,b", start=5)))
print(list(Enum("Typed", ["A", "B"], type=str)))
print(dir(Color.RED)[:4], [n for n in dir(Color) if not n.startswith("__")])
print(Color.RED.__class__, Color.__doc__, enum.EnumMeta is enum.EnumType, type(Color).__name__)
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
