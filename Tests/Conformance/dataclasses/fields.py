"""dataclass: fields, defaults, comparison, order, hash, frozen, slots, keyword-only, inheritance, InitVar, replace and the rest."""

import dataclasses
from dataclasses import (
    KW_ONLY,
    FrozenInstanceError,
    InitVar,
    asdict,
    astuple,
    dataclass,
    field,
    fields,
    is_dataclass,
    make_dataclass,
    replace,
)
from typing import Any, ClassVar, Optional


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 0


print(Point(1), Point(1, 2) == Point(1, 2), Point(1) == Point(2), Point(1) == (1, 0), Point.__doc__)
print(Point(1).tags is Point(1).tags, Point.__match_args__, Point.__hash__, Point(x=3, y=4))
for f in fields(Point):
    print(f.name, f.type, f.default is dataclasses.MISSING, f.init, f.repr, f.compare, f.hash, f.kw_only, f.metadata)
attempt(lambda: Point())
attempt(lambda: Point(1, 2, [], 4))
attempt(lambda: Point(z=1))
attempt(lambda: Point(1, x=2))
attempt(lambda: hash(Point(1)))
attempt(lambda: Point(1) < Point(2))
print(Point.__init__.__annotations__, Point.__init__.__qualname__, Point.__eq__.__qualname__)


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2, "x")]), Version(1) < Version(1, 1), Version(1, 0, "a") == Version(1, 0, "b"))
attempt(lambda: Version(1) < 3)


@dataclass(frozen=True)
class Key:
    a: int
    b: str = "b"


print(hash(Key(1)) == hash(Key(1)), {Key(1): "found"}[Key(1)], replace(Key(1), b="c"))
attempt(lambda: setattr(Key(1), "a", 2))
attempt(lambda: delattr(Key(1), "a"))
attempt(lambda: setattr(Key(1), "new", 2))
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


print(Slotted(1), Slotted.__slots__, hasattr(Slotted(1), "__dict__"))
attempt(lambda: setattr(Slotted(1), "c", 3))


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2


attempt(lambda: Named(1))
attempt(lambda: Named())
print(Named(a=1))


@dataclass
class Partly:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
    d: int = field(default=4, kw_only=False)


print(Partly(1, c=3), Partly(1, 9, c=3), Partly.__match_args__, Partly.__doc__)
attempt(lambda: Partly(1))


@dataclass
class Account:
    owner: str
    balance: float = 0.0
    start: InitVar[Optional[float]] = None
    history: list = field(init=False)

    def __post_init__(self, start):
        self.history = []
        if start is not None:
            self.balance = start
            self.history.append(start)


print(Account("ann"), Account("bob", start=5.0), Account.__doc__)
attempt(lambda: Account("x", history=[]))
attempt(lambda: replace(Account("x"), history=[]))


@dataclass
class Base:
    a: int
    b: int = 1


@dataclass
class Derived(Base):
    b: str = "two"
    c: float = 3.0

    def total(self):
        return self.a + self.c


print(Derived(1), Derived(1, "x", 2.5).total(), [f.name for f in fields(Derived)], Derived(1) == Base(1, "two"))


@dataclass
class Nested:
    points: list[Point]
    names: dict[str, Point]
    pair: tuple


nested = Nested([Point(1)], {"a": Point(2)}, (Point(3), 4))
print(asdict(nested))
print(astuple(nested))
print(asdict(nested, dict_factory=lambda pairs: [k for k, _ in pairs]))
attempt(lambda: asdict(Point))
attempt(lambda: fields(3))
attempt(lambda: replace(Point, x=1))
print(is_dataclass(Point), is_dataclass(Point(1)), is_dataclass(3))

Made = make_dataclass("Made", ["x", ("y", int), ("z", int, field(default=5))], namespace={"sum": lambda self: self.y + self.z})
print(Made(1, 2), Made(1, 2).sum(), Made.__annotations__, Made.__module__)
for names in (["a", "a"], ["1x"], ["class"], [("a", int, 1, 2)], [3]):
    attempt(lambda: make_dataclass("Bad", names))

attempt(lambda: dataclass(type("D", (), {"__annotations__": {"x": list}, "x": []})))
attempt(lambda: dataclass(type("D", (), {"__annotations__": {"x": int, "y": int}, "x": 1})))
attempt(lambda: dataclass(type("D", (), {"x": field()})))
attempt(lambda: dataclass(order=True, eq=False)(type("D", (), {})))
attempt(lambda: dataclass(order=True)(type("D", (), {"__lt__": lambda a, b: 1})))
attempt(lambda: dataclass(frozen=True)(type("D", (Point,), {})))
attempt(lambda: dataclass(type("D", (Key,), {})))
attempt(lambda: dataclass(unsafe_hash=True)(type("D", (), {"__hash__": lambda s: 1})))
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: dataclass(slots=True)(type("D", (), {"__slots__": ()})))
attempt(lambda: dataclass(weakref_slot=True)(type("D", (), {})))
attempt(lambda: dataclass(3))


@dataclass
class Recursive:
    child: Any = None


loop = Recursive()
loop.child = loop
print(loop, Recursive(Recursive()))


@dataclass(repr=False, eq=False)
class Plain:
    x: int

    def __repr__(self):
        return f"<{self.x}>"


print(Plain(1), Plain(1) == Plain(1))


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), repr(fields(Hashed)[1]).split(",hash")[0][:40])
match Point(1, 5):
    case Point(x, y=5):
        print("matched", x)
print(dataclasses.replace(Version(1, 2, "n"), major=9), repr(InitVar[int]), repr(field(metadata={"k": 1}).metadata))
