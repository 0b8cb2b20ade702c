"""An exception that passes through methods which dataclass made."""

from dataclasses import dataclass, field


def broken():
    raise RuntimeError("no default today")


@dataclass
class Order:
    number: int
    lines: list = field(default_factory=broken)

    def __post_init__(self):
        raise ValueError(f"bad order {self.number}")


try:
    Order(1)
except RuntimeError as e:
    print(e)


@dataclass(frozen=True)
class Fixed:
    a: int


try:
    Fixed("x").a = 3
except AttributeError as e:
    print(type(e).__name__, e)
Order(7, [])
