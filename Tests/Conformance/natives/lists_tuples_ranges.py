# list, tuple, range and slice: methods, subscripts, sorting comparison for comparison.


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: ([1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][1:], [1, 2, 3][::-1], [1, 2, 3, 4, 5][1:4:2], [1, 2, 3][10:], [1, 2, 3][-2:], [][:]))
show(lambda: ([1] + [2], [1, 2] * 2, 2 * [1], [1] * 0, [0] * -5, [[]] * 2, [1] * True))
show(lambda: ([1, 2] == [1, 2], [1, 2] != [1, 3], [1, 2] < [1, 3], [1] < [1, 2], [] < [1], [2] > [1, 5], [1, 2] <= [1, 2]))
show(lambda: ([1, "a"] == [1, "a"], [1] == (1,), [1, [2]] == [1, [2]]))
show(lambda: ([1] < ["a"]))
show(lambda: ([1, 2] < [1, "a"]))
show(lambda: ([1] < (1,)))
show(lambda: (1 in [1, 2], 3 in [1, 2], "a" in ["a"], None in [None], [1] in [[1]]))
def m(f, *a):
    l = [1, 2, 3, 4, 5]
    r = getattr(l, f)(*a)
    return r, l
show(lambda: (m("append", 6), m("extend", [6, 7]), m("extend", "ab"), m("extend", (x for x in [9])), m("insert", 0, 0)))
show(lambda: (m("insert", -1, 0), m("insert", 100, 0), m("insert", -100, 0), m("pop"), m("pop", 0), m("pop", -2)))
show(lambda: (m("remove", 3), m("clear"), m("reverse"), m("copy"), m("index", 3), m("count", 2), m("index", 3, 1, 4)))
show(lambda: (m("index", 3, -4), m("sort")))
show(lambda: (m("remove", 99)))
show(lambda: (m("pop", 10)))
show(lambda: (m("index", 99)))
show(lambda: (m("index", 1, 2)))
show(lambda: (m("index", 3, 0, 2)))
show(lambda: (m("index", "xyz")))
show(lambda: (m("insert", "a", 1)))
show(lambda: (m("pop", "a")))
show(lambda: (m("pop", 1.5)))
show(lambda: (m("extend", 5)))
show(lambda: ([].pop()))
show(lambda: ([][0]))
show(lambda: ([1][1.5]))
show(lambda: ([1]["a"]))
show(lambda: ([1][None]))
show(lambda: ([1][::0]))
def s(l, k, v):
    l[k] = v
    return l
def d(l, k):
    del l[k]
    return l
show(lambda: (s([1, 2, 3], 0, 9), s([1, 2, 3], -1, 9), s([1, 2, 3], slice(1, 2), [7, 8]), s([1, 2, 3], slice(None), [])))
show(lambda: (s([1, 2, 3, 4], slice(None, None, 2), "ab"), s([1, 2, 3], slice(0, 0), [0]), s([1, 2, 3], slice(5, 9), (4,))))
show(lambda: (s([1, 2, 3], slice(2, 1), [9]), s([1, 2, 3], slice(None, None, -1), [7, 8, 9])))
show(lambda: (s([1, 2, 3], 5, 1)))
show(lambda: (s([1, 2, 3], slice(None, None, 2), [1])))
show(lambda: (s([1, 2, 3], slice(0, 1), 5)))
show(lambda: (s([1, 2, 3], slice(0, 3, 2), 5)))
show(lambda: (s([1], "a", 1)))
show(lambda: (d([1, 2, 3], 0), d([1, 2, 3], slice(1)), d([1, 2, 3, 4, 5], slice(None, None, 2))))
show(lambda: (d([1, 2, 3, 4, 5], slice(None, None, -2)), d([1, 2, 3], slice(5, 1)), d([1, 2, 3], -1)))
show(lambda: (d([1, 2, 3, 4, 5, 6], slice(4, 0, -3)),))
show(lambda: (d([1], 3)))
show(lambda: (sorted([3, 1, 2]), sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower)))
show(lambda: (sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([1.5, 1, 0.5]), sorted([True, False, 2]), sorted({3: 1, 1: 2})))
show(lambda: (sorted([[2], [1, 5], [1]]),))
show(lambda: (sorted([1, "a"])))
show(lambda: (sorted([None, None])))
show(lambda: (sorted([1, None, 2])))
show(lambda: (sorted([3, 1, 2], key=lambda x: -x), sorted(["aa", "b", "ccc"], key=len)))
show(lambda: (sorted(["aa", "b", "ccc", "dd"], key=len, reverse=True), sorted([1, 2, 3, 4], key=lambda x: x % 2)))
show(lambda: (sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True),))
show(lambda: (sorted([float("nan"), 1.0, 0.5]) if False else 0))
show(lambda: (sorted([2**70, 1, -2**70]) == [-2**70, 1, 2**70]))
show(lambda: (list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list([1]), list(x * 2 for x in [1, 2])))
show(lambda: (list(5)))
show(lambda: (list(1, 2)))
show(lambda: (list(iterable=[1])))
l = [1]; l.append(l)
l2 = [l]
show(lambda: (l, [l], repr(l), str(l), l2))
e = {}; e["self"] = e; e["l"] = [e]
show(lambda: (e, (e,)))
t = ([],); t[0].append(t)
show(lambda: (t))
show(lambda: (list(reversed([1, 2, 3])), [x for x in reversed([])], list(iter([1, 2]))))
show(lambda: (list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"]))))
show(lambda: (list(filter(lambda x: x > 1, [1, 2, 3])),))
show(lambda: ([].__class__, [].__len__(), [1, 2].__getitem__(0), [1].__contains__(1), [1].__eq__([1]), [1].__add__([2])))
show(lambda: ([1].__mul__(2), [2, 1].__reversed__().__next__(), list.append, [1].__iadd__([3])))
show(lambda: (hash([])))
show(lambda: ({[]: 1}))
show(lambda: ([].__hash__))
show(lambda: ([1, 2].append.__name__))
show(lambda: ([1] + (2,)))
show(lambda: ([1] * "a"))
show(lambda: ([1] - [1]))
show(lambda: ([1].foo))
a = [1, 2, 3]
b = a
b += [4]
a *= 2
show(lambda: (a, b, a is b))
a += "xy"
show(lambda: (a))
a[1:3] = []
show(lambda: (a))
x = [5, 3, 9]; x.sort(key=lambda v: (x.append(1), v)[1]) if False else None
def bad():
    x = [3, 2, 1]
    def k(v):
        x.append(v)
        return v
    x.sort(key=k)
show(lambda: (bad()))
def bad2():
    x = [3, "a", 1]
    try:
        x.sort()
    except TypeError as e:
        return str(e), x
show(lambda: (bad2()))
def bad3():
    x = [3, 2, 1]
    try:
        x.sort(key=lambda v: 1 / (v - 2))
    except ZeroDivisionError as e:
        return str(e), x
show(lambda: (bad3()))
show(lambda: ([1, 2].sort(5)))
show(lambda: ([1].sort(key=5)))
show(lambda: ([1].sort(reverse="x")))
show(lambda: ([2, 1].sort(reverse=None)))
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): log.append((self.n, o.n)); return self.n < o.n
    def __repr__(self): return f"V{self.n}"
log = []
show(lambda: (sorted([V(3), V(1), V(2)]), log))
def lcg(n, s=1, m=1000):
    r = []
    for _ in range(n):
        s = (s * 1103515245 + 12345) % 2147483648
        r.append(s // 65536 % m)
    return r
def count(v):
    global log
    log = []
    r = sorted([V(i) for i in v])
    h = 0
    for a, b in log: h = (h * 31 + a * 7 + b) % 1000000007
    return len(log), h, [x.n for x in r] == sorted(v)
show(lambda: (count(range(100)), count(range(100, 0, -1)), count([1] * 50), count([3, 3, 3, 2, 2, 2, 1, 1, 1])))
show(lambda: (count(lcg(10)), count(lcg(100)), count(lcg(500)), count(lcg(3000)), count(lcg(1000, 5, 10))))
show(lambda: (count(list(range(200)) + lcg(50)), count(list(range(300)) + list(range(300)))))
show(lambda: (count(list(range(300, 0, -1)) + list(range(300))), count([5, 5, 4, 4, 3, 9, 9, 1] * 40)))
show(lambda: (count(sorted(lcg(500)) + [1] * 300 + sorted(lcg(500, 7))), count(lcg(64)), count(lcg(65)), count(lcg(127))))
show(lambda: (count(lcg(2000, 3, 3)),))
class W:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        W.n += 1
        return (self.v * 7919 + o.v * 104729 + W.n) % 3 == 0
def chaos(k):
    W.n = 0
    r = sorted([W(i) for i in range(k)])
    return W.n, [x.v for x in r]
show(lambda: (chaos(10), chaos(63), chaos(64), chaos(200), chaos(1000)))
show(lambda: ((1, 2)[0], (1, 2, 3)[::2], (1,) + (2,), (1,) * 3, (1, 2) < (1, 3), (1, 2).index(2), (1, 1).count(1), (), (1,)))
show(lambda: (1 in (1, 2), tuple("ab"), tuple([1]), tuple(), hash((1, 2)), hash(()), (1, (2, [3])), tuple({"a": 1})))
show(lambda: ((1, 2)[5]))
show(lambda: ((1, 2)["a"]))
show(lambda: ((1, 2).index(5)))
show(lambda: ((1,) + [1]))
show(lambda: ((1,) * "a"))
show(lambda: (tuple(5)))
show(lambda: (hash(([],))))
show(lambda: (range(5), range(1, 5), range(0, 10, 3), list(range(5, 0, -2)), range(10)[2:5], range(10)[::-1], range(10)[-1]))
show(lambda: (len(range(0, 10, 3)), 5 in range(10), 5.0 in range(10), "a" in range(3), range(3) == range(0, 3)))
show(lambda: (range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(5).index(3), range(5).count(9)))
show(lambda: (list(reversed(range(4))), range(10).start, range(1, 9, 2).stop, range(1, 9, 2).step))
show(lambda: (hash(range(3)) == hash(range(0, 3)), bool(range(0)), range(3)[1:1], range(10)[2:8:3], list(range(10)[8:2:-3])))
show(lambda: (range(-5), range(5, -5, -3)[1]))
show(lambda: (range(1, 2, 0)))
show(lambda: (range(1.5)))
show(lambda: (range("a")))
show(lambda: (range()))
show(lambda: (range(5)[10]))
show(lambda: (range(5)["a"]))
show(lambda: (range(5).index(10)))
show(lambda: (range(5).index("a")))
show(lambda: (range(3) < range(4)))
show(lambda: (range(3).foo))
show(lambda: (slice(1), slice(1, 2), slice(1, 2, 3), slice(None, 5).indices(3), slice(None, None, -1).indices(5)))
show(lambda: (slice(-3, -1).indices(10), slice(1, 2) == slice(1, 2), slice(1).start, slice(1).stop, slice(1, 2, 3).step))
show(lambda: (slice(1) < slice(2), hash(slice(1, 2, 3))))
show(lambda: (slice(None, None, 0).indices(5)))
show(lambda: (slice("a").indices(5)))
show(lambda: (slice(1).indices(-1)))
