"""`copy` and `deepcopy` of iterators: at their beginning, in their course, and at their end."""

import copy
import itertools as it
from collections import OrderedDict, deque


class Sequence:
    def __getitem__(self, index):
        return [1, 2, 3][index]


makers = {
    "list": lambda: iter([1, [2], 3]),
    "tuple": lambda: iter((1, [2], 3)),
    "str": lambda: iter("abc"),
    "bytes": lambda: iter(b"abc"),
    "range": lambda: iter(range(5)),
    "wide range": lambda: iter(range(10**30, 10**30 + 3)),
    "set": lambda: iter({1, 2, 3}),
    "dict": lambda: iter({1: 2, 3: 4, 5: 6}),
    "items": lambda: iter({1: 2, 3: 4}.items()),
    "values": lambda: iter({1: [2], 3: 4}.values()),
    "ordered": lambda: iter(OrderedDict(a=1, b=2)),
    "reversed list": lambda: reversed([1, 2, 3]),
    "reversed tuple": lambda: reversed((1, 2, 3)),
    "reversed dict": lambda: reversed({1: 2, 3: 4}),
    "enumerate": lambda: enumerate("abc", 5),
    "zip": lambda: zip([1, 2, 3], "abc"),
    "map": lambda: map(pow, [1, 2, 3], [2, 2, 2]),
    "filter": lambda: filter(None, [0, 1, 2, 3]),
    "deque": lambda: iter(deque([1, 2, 3])),
    "reversed deque": lambda: reversed(deque([1, 2, 3])),
    "sequence": lambda: iter(Sequence()),
    "count": lambda: it.count(3, 2),
    "repeat": lambda: it.repeat(1, 3),
    "chain": lambda: it.chain([1, 2], [3, 4]),
    "accumulate": lambda: it.accumulate([1, 2, 3], initial=10),
    "islice": lambda: it.islice([1, 2, 3, 4, 5], 1, 4),
    "takewhile": lambda: it.takewhile(bool, [1, 2, 0, 3]),
    "dropwhile": lambda: it.dropwhile(bool, [1, 0, 3, 4]),
    "filterfalse": lambda: it.filterfalse(None, [0, 1, 0, 2, 0]),
    "compress": lambda: it.compress("abcd", [1, 0, 1, 1]),
    "starmap": lambda: it.starmap(pow, [(2, 3), (3, 2), (1, 1)]),
    "zip_longest": lambda: it.zip_longest([1, 2], [3], fillvalue=0),
    "product": lambda: it.product("ab", [1, 2]),
    "permutations": lambda: it.permutations("abc", 2),
    "combinations": lambda: it.combinations("abcd", 2),
    "with replacement": lambda: it.combinations_with_replacement("abc", 2),
    "groupby": lambda: map(lambda pair: pair[0], it.groupby([1, 1, 2, 3])),
    "pairwise": lambda: it.pairwise([1, 2, 3]),
    "batched": lambda: it.batched("abcd", 2),
    "generator": lambda: (each for each in [1]),
}
for name, make in makers.items():
    for taken in 0, 1, 9:
        for how in copy.copy, copy.deepcopy:
            original = make()
            for _ in range(taken):
                next(original, None)
            try:
                made = how(original)
                print(f"{name} {taken} {how.__name__}:", *it.islice(made, 4), "|", *it.islice(original, 4))
            except TypeError as error:
                print(f"{name} {taken} {how.__name__}:", error)

# A deep copy has copies of what it will give out; a plain one shares them.
inner = [2]
source = iter([1, inner])
print([part is inner for part in copy.copy(source)], [part is inner for part in copy.deepcopy(source)])


class Doubled(map):
    def __new__(cls, values):
        return super().__new__(cls, lambda value: value * 2, values)


doubled = Doubled([1, 2, 3])
print(next(doubled), sorted(type(doubled).__mro__, key=str)[0].__name__)
