from __future__ import annotations
import dataclasses
import json
from dataclasses import dataclass, field, asdict, astuple, replace, fields, KW_ONLY, InitVar
from decimal import Decimal
from enum import Enum, IntEnum, Flag, auto
from typing import ClassVar, Optional
from datetime import date


class Category(str, Enum):
    TOOL = "tool"
    TOY = "toy"

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == str(value).lower():
                return m
        return None


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    def __post_init__(self):
        if self.amount < 0:
            raise ValueError(f"negative amount: {self.amount!r}")

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise TypeError(f"cannot add {self.currency} and {other.currency}")
        return replace(self, amount=self.amount + other.amount)

    def __mul__(self, n: int) -> Money:
        return Money(self.amount * n, self.currency)

    def __format__(self, spec):
        return f"{format(self.amount, spec or '.2f')} {self.currency}"


@dataclass
class Item:
    MAX: ClassVar[int] = 100
    name: str
    category: Category
    price: Money = field(repr=False)
    _: KW_ONLY
    quantity: int = 0
    tags: list[str] = field(default_factory=list, compare=False)
    discount: InitVar[Optional[int]] = None

    def __post_init__(self, discount):
        if discount:
            self.price = replace(self.price, amount=self.price.amount * (100 - discount) / 100)

    @property
    def total(self) -> Money:
        return self.price * self.quantity


@dataclass(order=True, unsafe_hash=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, metadata={"doc": "free text"})


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Decimal):
            return str(o)
        if dataclasses.is_dataclass(o):
            return {"__type__": type(o).__name__, **asdict(o)}
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)


hammer = Item("hammer", Category("TOOL"), Money(Decimal("12.50")), quantity=3, tags=["steel"])
doll = Item("doll", Category.TOY, Money(Decimal(20)), quantity=2, discount=25)
print(hammer, doll, sep="\n")
print(f"{hammer.total} {doll.total:>10.1f} {hammer.total + doll.total}")
print(asdict(hammer))
print(astuple(doll))
print(json.dumps([hammer, {"when": date(2024, 5, 17)}], cls=Encoder, indent=2))
try:
    json.dumps({"x": {1, 2}}, cls=Encoder)
except TypeError as e:
    print("TypeError:", e, getattr(e, "__notes__", None))
for f in fields(Version):
    print(f.name, f.type, f.default, dict(f.metadata))
print(sorted([Version(2), Version(1, 9, "x"), Version(1, 10)]))
print(Version(1, 2, "a") == Version(1, 2, "b"), hash(Version(1, 2)) == hash(Version(1, 2, "z")), Version(1) <= Version(1, 0))
for bad in (lambda: Money(Decimal(-1)), lambda: Money(Decimal(1)) + Money(Decimal(1), "USD"),
            lambda: setattr(Money(Decimal(1)), "amount", 3), lambda: Item("a"), lambda: Category("food"),
            lambda: Item("a", Category.TOY, None, 3), lambda: Version(1) < 3):
    try:
        bad()
    except Exception as e:
        print(f"{type(e).__module__}.{type(e).__qualname__}: {e}")
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(7), Perm.W in Perm.RW, [p.name for p in Perm.RW], bool(Perm(0)))
P = dataclasses.make_dataclass("P", [("x", int), ("y", int, 5)], namespace={"norm": lambda s: (s.x**2 + s.y**2) ** .5})
print(P(12), P(3, 4).norm(), P.__match_args__)
