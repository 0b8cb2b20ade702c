"""How deep Python recurses through natives: 1,000 calls, and 10,000 levels of natives that call no Python."""

import functools
import json
import re


class Nested:
    """Each method asks for itself again, by way of a native."""

    def count(self):
        global calls
        calls += 1

    def __repr__(self):
        self.count()
        return repr(self)

    def __str__(self):
        self.count()
        return "%s" % self

    def __format__(self, specification):
        self.count()
        return f"{self:>{3}}"

    def __eq__(self, other):
        self.count()
        return [self] == [other]

    def __lt__(self, other):
        self.count()
        return min([self, other])

    def __hash__(self):
        self.count()
        return hash((self,))

    def __contains__(self, item):
        self.count()
        return item in self

    def __iter__(self):
        self.count()
        return iter(self)

    def __len__(self):
        self.count()
        return len(self)

    def __getattr__(self, name):
        self.count()
        return getattr(self, name)

    def __add__(self, other):
        self.count()
        return sum([other], self)


def by_sorted(item=1):
    Nested.count(None)
    return sorted([item], key=by_sorted)


def by_map(item=1):
    Nested.count(None)
    return list(map(by_map, [item]))


def by_reduce(first=1, second=2):
    Nested.count(None)
    return functools.reduce(by_reduce, [first, second])


def by_substitution(match=None):
    Nested.count(None)
    return re.sub("a", by_substitution, "a")


def by_eval():
    Nested.count(None)
    return eval("by_eval()")


def by_generator():
    Nested.count(None)
    return sum(by_generator() for _ in range(1))


def by_list():
    Nested.count(None)
    yield from list(by_list())


@functools.lru_cache
def by_cache(number=0):
    Nested.count(None)
    return by_cache(number + 1)


def show(name, call):
    global calls
    calls = 0
    try:
        print(f"{name:14}", call())
    except RecursionError as error:
        print(f"{name:14}", calls, error)


nested = Nested()
show("repr", lambda: repr(nested))
show("str", lambda: str(nested))
show("format", lambda: format(nested, "x"))
show("eq", lambda: nested == Nested())
show("lt", lambda: nested < nested)
show("hash", lambda: hash(nested))
show("in", lambda: 1 in nested)
show("iter", lambda: iter(nested))
show("len", lambda: len(nested))
show("getattr", lambda: nested.missing)
show("sum", lambda: nested + nested)
show("sorted", by_sorted)
show("map", by_map)
show("reduce", by_reduce)
show("sub", by_substitution)
show("eval", by_eval)
show("generator", by_generator)
show("list", lambda: list(by_list()))
show("lru_cache", by_cache)


def nest(wrap, depth, value):
    for _ in range(depth):
        value = wrap(value)
    return value


for depth in 900, 9_900, 12_000:
    print("depth", depth)
    one, other = (nest(lambda value: [value], depth, []) for _ in range(2))
    tree, same = (nest(lambda value: {"a": value}, depth, {}) for _ in range(2))
    show("repr", lambda: len(repr(one)))
    show("repr of dict", lambda: len(repr(tree)))
    show("comparison", lambda: (one == other, one < other, tree == same))
    show("dumps", lambda: len(json.dumps(one)) + len(json.dumps(tree)))
    show("loads", lambda: len(json.loads("[" * depth + "]" * depth)))
    show("isinstance", lambda: isinstance(3, nest(lambda value: (value,), depth, ())))


class Chain:
    def __init__(self, following):
        self.following = following

    def __repr__(self):
        return f"-> {self.following}"


print(len(repr(nest(Chain, 900, None))))
print(repr(nest(Chain, 1_100, None)))
