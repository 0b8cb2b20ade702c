"""collections.abc: who is what, the mixin methods, and what is missing for an instance."""
import collections.abc as cabc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def generator():
    yield


async def coroutine():
    pass


coro = coroutine()
things = {
    "list": [], "tuple": (), "dict": {}, "set": set(), "frozenset": frozenset(), "str": "", "bytes": b"", "range": range(2),
    "int": 3, "None": None, "generator": generator(), "coroutine": coro, "function": len, "class": int, "keys": {}.keys(), "items": {}.items(),
    "values": {}.values(), "iterator": iter([]), "zip": zip(), "map": map(len, []), "deque": deque(), "Counter": Counter(), "OrderedDict": OrderedDict(),
    "defaultdict": defaultdict(), "ChainMap": ChainMap(), "UserDict": UserDict(), "UserList": UserList(), "UserString": UserString(""), "bytearray": bytearray(),
}
names = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container",
    "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
]
for label, thing in things.items():
    print(label, [name for name in names if isinstance(thing, getattr(cabc, name))])
coro.close()
for name in names:
    cls = getattr(cabc, name)
    print(name, cls.__module__, sorted(cls.__abstractmethods__), [base.__name__ for base in cls.__mro__[1:-1]])
    attempt(cls) if cls.__abstractmethods__ else None


class Hundred(cabc.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if isinstance(i, slice):
            return list(self)[i]
        if not -3 <= i < 3:
            raise IndexError(i)
        return 100 + i % 3


h = Hundred()
print(list(h), list(reversed(h)), 101 in h, 5 in h, h.index(102), h.count(100), h.index(101, 1), h[1:])
attempt(h.index, 7)
attempt(h.index, 100, 1)


class Listing(cabc.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, value):
        self.items.insert(i, value)


m = Listing(1, 2, 3)
m.append(4)
m.extend([5, 6])
m.reverse()
m += [0]
print(m.items, m.pop(), m.pop(0), m.items)
m.remove(5)
m.extend(m)
print(m.items)
m.clear()
print(m.items)
attempt(m.pop)
attempt(m.remove, 1)


class Table(cabc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


t = Table()
t["a"] = 1
t.update(b=2)
t.update([("c", 3)])
t.update({"d": 4}, e=5)
print(dict(t), t.get("a"), t.get("z"), "a" in t, "z" in t, list(t.keys()), list(t.values()), list(t.items()), t == {"a": 1}, t == dict(t))
print(t.keys() & {"a", "q"}, sorted(t.keys() | {"q"}), ("a", 1) in t.items(), 3 in t.values(), len(t.items()), t.setdefault("a", 9), t.setdefault("f", 6))
print(t.pop("a"), t.pop("zz", None), t.popitem(), len(t), t != {}, repr(t.keys())[:8])
attempt(t.pop, "zz")
attempt(lambda: reversed(t))
attempt(hash, t)
t.clear()
attempt(t.popitem)
match t:
    case {}:
        print("a mapping")
match Hundred():
    case [a, *rest]:
        print("a sequence", a, rest)


class Bits(cabc.MutableSet):
    def __init__(self, it=()):
        self.s = sorted(set(it))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        self.s = sorted({*self.s, x})

    def discard(self, x):
        self.s = [y for y in self.s if y != x]

    def __repr__(self):
        return f"Bits({self.s})"


a, b = Bits([1, 2, 3]), Bits([3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, Bits([3]) < b, a == Bits([3, 2, 1]), a.isdisjoint(b), {9} | a, a - [1], a >= {1}, a != {1, 2, 3})
a |= b
a -= [1]
a ^= Bits([2, 9])
a &= [3, 4, 9]
print(a, a.pop(), a)
a.remove(4)
attempt(a.remove, 4)
attempt(lambda: a < 3)
a.clear()
attempt(a.pop)
print(Bits([1])._hash() == hash(frozenset([1])))


class OnlyIter:
    def __iter__(self):
        return iter(())


class NotHashable:
    __hash__ = None


class NotIterable:
    __iter__ = None


print(issubclass(OnlyIter, cabc.Iterable), issubclass(NotHashable, cabc.Hashable), issubclass(NotIterable, cabc.Iterable), issubclass(OnlyIter, cabc.Collection))
print(cabc.Callable[[int, str], bool], cabc.Callable[..., int], cabc.Iterable[int], cabc.Mapping[str, int], cabc.Callable[[], None].__args__)
attempt(lambda: cabc.Callable[int])


class Gen(cabc.Generator):
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n, value

    def throw(self, typ, val=None, tb=None):
        raise typ


g = Gen()
print(next(g), g.send("x"), list(g), g.close())
