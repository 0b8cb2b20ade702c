# Tuples and ranges.
t = (1, "a", None)
print(t, (), (1,), (1, 2)[0], t + (2,), t * 2, len(t), "a" in t, t.index("a"), t.count(1))
print(tuple(), tuple("ab"), tuple([1, 2]), (1, 2) == (1, 2), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)))
x, y = t[:2]
print(x, y, ((1, 2), (3, (4,))), ([],))
print(hash((1, 2, 3)), hash(()), hash((1,)), hash("" ), hash(1.5), hash(True), hash(2.0))
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "a" in r)
print(range(5), range(0), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0) == range(2, 1), r.index(8), r.count(8))
print(r.start, r.stop, r.step, list(reversed(range(3))), sum(range(101)), max(range(5)), bool(range(0)))
print(range(10 ** 20, 10 ** 20 + 3)[1], len(range(-5, 5)), list(range(-3)), range(1, 10, 4)[-1])
for action in (lambda: range(), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: range(3)[5], lambda: range(3).index(7), lambda: (1,).index(2), lambda: (1, 2) + [3], lambda: range(1, 2, 3, 4)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
