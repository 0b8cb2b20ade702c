# `__dict__` or `__slots__`: what attributes take. The dictionaries of a class's instances share their keys, and get smaller
# the more instances there are.
import dataclasses
from sys import getsizeof


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Empty:
    pass


@dataclasses.dataclass
class Row:
    name: str = ""
    price: float = 1.5
    count: int = 0


class Derived(Point):
    def __init__(self):
        super().__init__(1, 2)
        self.z = 3


def total(instance):
    return getsizeof(instance) + getsizeof(instance.__dict__)


point = Point(1, 2)
slotted = Slotted(1, 2)
print(getsizeof(point), getsizeof(point.__dict__), total(point), getsizeof(slotted), hasattr(slotted, "__dict__"))
print([getsizeof(vars(Point(1, n))) for n in range(40)])
print(getsizeof(point.__dict__), total(Empty()), total(Empty()), total(Row()), total(Derived()), total(Derived()))
rows = [Row(str(n)) for n in range(12)]
print({getsizeof(row.__dict__) for row in rows}, sum(map(total, rows)))
rows[0].more = 1
del rows[1].price
rows[1].__dict__["x"] = 2
print(getsizeof(rows[0].__dict__), getsizeof(rows[1].__dict__), getsizeof(rows[2].__dict__))
