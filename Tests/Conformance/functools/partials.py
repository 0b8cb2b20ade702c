"""partial, partialmethod, reduce, cmp_to_key, wraps, total_ordering."""
import functools
from functools import cmp_to_key, partial, partialmethod, reduce, total_ordering, update_wrapper, wraps


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, 2, a=3)
print(p(), p(4, a=5, b=6), p.args, p.keywords, p.func is show)
q = partial(p, 9, b=7)
print(q.func is show, q.args, q.keywords, q(0))
print(partial(int, base=2)("101"), partial(print, "x", sep="-")("y", "z"))
print(repr(partial(int, "3", base=4)), repr(partial(len)))
attempt(partial)
attempt(partial, 3)
attempt(partial(show, 1), 2)
attempt(partial(lambda x: x))
p.note = "kept"
print(p.note, p.__dict__)
attempt(lambda: setattr(p, "func", len))
print(partial.__name__, partial.__module__, partial[int], isinstance(p, partial))


class Named(partial):
    pass


print(repr(Named(len)), Named(len)([1]))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, loud=False):
        self.alive = state
        return (state, loud)

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, loud=True)
    nested = partialmethod(set_alive, loud="nested")

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    make_one = partialmethod(make, 1)

    @staticmethod
    def add(a, b):
        return a + b

    add_five = partialmethod(add, 5)


c = Cell()
print(c.set_alive(), c.set_dead(), c.nested(), c.alive, Cell.set_alive(c), Cell.make_one(2), c.make_one(), Cell.add_five(1))
attempt(partialmethod, 3)

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2], 5))
attempt(reduce, max, [])
attempt(reduce, max)
attempt(reduce, max, 5)
attempt(reduce, lambda a, b: a / b, [1, 0])
attempt(reduce, max, [1], 2, 3)


def by_length(a, b):
    return len(a) - len(b)


print(sorted(["ccc", "a", "bb"], key=cmp_to_key(by_length)), max(["ccc", "a"], key=cmp_to_key(by_length)))
key = cmp_to_key(by_length)
print(key("a") < key("bb"), key("a") == key("b"), key("aa") >= key("b"), key("xyz").obj)
attempt(lambda: key("a") < 3)
attempt(hash, key("a"))
attempt(cmp_to_key)
attempt(key)
attempt(lambda: cmp_to_key(lambda a, b: None)(1) < cmp_to_key(lambda a, b: None)(2))


def decorator(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        "The wrapper's own."
        return function(*args, **kwargs)

    return wrapper


@decorator
def greet(name: str) -> str:
    """Greets."""
    return "hello " + name


greet.extra = 1
print(greet("ann"), greet.__name__, greet.__doc__, greet.__qualname__, greet.__module__, greet.__annotations__)
print(greet.__wrapped__.__name__, decorator(greet).extra, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)


def bare():
    pass


update_wrapper(bare, greet, assigned=["__doc__"], updated=[])
print(bare.__name__, bare.__doc__, bare.__wrapped__ is greet)
bare2 = wraps(len)(lambda x: x)
print(bare2.__name__, bare2.__wrapped__)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a <= a, a >= a, a != b, Version.__gt__.__name__, Version.__ge__.__qualname__)
attempt(lambda: a > 3)
attempt(lambda: total_ordering(type("Empty", (), {})))
for name in ("__le__", "__gt__", "__ge__"):
    import operator

    method = getattr(operator, name)
    cls = total_ordering(type("By" + name, (), {"__init__": lambda s, n: setattr(s, "n", n), "__eq__": lambda s, o: s.n == o.n, name: lambda s, o, m=method: m(s.n, o.n)}))
    x, y = cls(1), cls(2)
    print(name, x < y, x <= y, x > y, x >= y, x < x, x <= x, x > x, x >= x)
