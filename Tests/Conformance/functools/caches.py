"""lru_cache, cache, cached_property: what is remembered, counted and shown."""
import functools
from functools import cache, cached_property, lru_cache


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


@lru_cache(maxsize=3)
def square(n):
    """Squares."""
    print("  computing", n)
    return n * n


for n in [1, 2, 3, 1, 4, 2, 1]:
    print(n, square(n))
print(square.cache_info(), square.cache_info().hits, square.cache_parameters())
print(square.__name__, square.__doc__, square.__wrapped__(5), square.__module__, square.__qualname__)
square.cache_clear()
print(square.cache_info(), type(square).__name__, type(square.cache_info()))


@lru_cache
def plain(a, b=2, *, c=3):
    return a, b, c


print(plain(1), plain(1, 2), plain(1, b=2), plain(a=1), plain(b=2, a=1), plain(a=1, b=2), plain.cache_info())
print(plain(1), plain(1.0), plain(True), plain.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed("1"), typed.cache_info(), typed.cache_parameters())


@lru_cache(maxsize=0)
def never(x):
    return x


print(never(1), never(1), never.cache_info())


@lru_cache(maxsize=-5)
def negative(x):
    return x


print(negative.cache_parameters(), negative(2), negative.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
attempt(square, [1])
attempt(square)
attempt(lru_cache, "x")
attempt(lru_cache, 1.5)
attempt(lambda: lru_cache(maxsize="3"))
print(fib.cache_info().__class__.__name__, fib.cache_info()._fields)


@lru_cache
def failing(x):
    print("  failing", x)
    raise ValueError(x)


attempt(failing, 1)
attempt(failing, 1)
print(failing.cache_info())


class Shape:
    def __init__(self, side):
        self.side = side

    @lru_cache
    def area(self):
        print("  area")
        return self.side**2

    @cached_property
    def diagonal(self):
        "The diagonal."
        print("  diagonal")
        return self.side * 1.5

    @lru_cache
    @staticmethod
    def name():
        return "shape"


s, t = Shape(2), Shape(3)
print(s.area(), s.area(), t.area(), Shape.area.cache_info(), Shape.name())
print(s.diagonal, s.diagonal, s.__dict__, Shape.diagonal.__doc__, Shape.diagonal.attrname)
s.diagonal = 9
print(s.diagonal)
del s.diagonal
print(s.diagonal, "diagonal" in t.__dict__)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


attempt(lambda: Slotted().x)
late = cached_property(lambda self: 1)
try:

    class Twice:
        a = b = late

except TypeError as e:
    print(type(e).__name__, e)


class Late:
    pass


Late.y = cached_property(lambda self: 2)
attempt(lambda: Late().y)


class Hashed:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("  hash", self.n)
        return self.n

    def __eq__(self, other):
        print("  eq", self.n, other.n)
        return self.n == other.n


@lru_cache
def keyed(h):
    return h.n


print(keyed(Hashed(1)), keyed(Hashed(1)), keyed(Hashed(2)), keyed.cache_info())
