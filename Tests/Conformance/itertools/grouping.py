"""groupby, and how its groups share one iterator."""
from itertools import groupby
from operator import itemgetter


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print([(k, list(g)) for k, g in groupby("AAAABBBCCDAA")])
print([k for k, g in groupby("AAAABBBCCDAAB")], [(k, len(list(g))) for k, g in groupby([])])
rows = [("fruit", "apple"), ("fruit", "pear"), ("nut", "almond"), ("fruit", "fig")]
for kind, group in groupby(rows, key=itemgetter(0)):
    print(kind, [name for _, name in group])
for kind, group in groupby(sorted(rows), itemgetter(0)):
    print(kind, [name for _, name in group])
groups = [(k, g) for k, g in groupby("AABB")]
print([(k, list(g)) for k, g in groups])
it = groupby([1, 1, 2, 2, 3])
k, g = next(it)
print(k, next(g))
k2, g2 = next(it)
print(k2, list(g), list(g2), list(g2))
print(next(it)[0])
attempt(next, it)
print([(k, list(g)) for k, g in groupby([1, 1.0, True, "1", 2], key=lambda x: x)])
attempt(groupby)
attempt(groupby, 1)
attempt(groupby, [], None, 3)
attempt(lambda: list(groupby([1, 2], key=lambda x: 1 // 0)))
attempt(lambda: [k for k, g in groupby("ab", keyfunc=1)])
print(type(groupby([])).__name__, type(next(groupby([1]))[1]))
numbers = [1, 2, 3, 5, 6, 9]
for _, run in groupby(enumerate(numbers), lambda pair: pair[0] - pair[1]):
    print([n for _, n in run])


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("  compare", self.n, other.n)
        return self.n == other.n


for k, g in groupby([1, 1, 2], key=Key):
    print(k.n, list(g))
