"""OrderedDict and defaultdict."""
from collections import OrderedDict, defaultdict


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


od = OrderedDict([("b", 1), ("a", 2), ("c", 3)])
print(od, list(od), od == {"a": 2, "b": 1, "c": 3}, OrderedDict(), OrderedDict(x=1))
od.move_to_end("b")
print(od)
od.move_to_end("c", last=False)
print(od, list(reversed(od)), list(reversed(od.items())), od.popitem(), od.popitem(last=False), od)
od["z"] = 26
od["a"] = 0
print(od, od.keys(), od.values(), od.items(), od | {"y": 1}, {"y": 1} | od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) != OrderedDict(a=1))
attempt(od.move_to_end, "missing")
attempt(od.move_to_end)
attempt(OrderedDict().popitem)
attempt(od.pop, "missing")
attempt(od.pop, "missing", 5)
attempt(OrderedDict, 1)
attempt(OrderedDict, [(1,)])
attempt(OrderedDict, [(1, 2, 3)])
attempt(OrderedDict, {}, {})
attempt(hash, od)
print(OrderedDict.fromkeys("abc"), OrderedDict.fromkeys("ab", 0), od.setdefault("n"), od.setdefault("n", 5), od.copy(), type(od.copy()))


def change(action):
    d = OrderedDict(a=1, b=2, c=3)
    for k in d:
        print("  at", k)
        action(d, k)


attempt(change, lambda d, k: d.__setitem__("new" + k, 1))
attempt(change, lambda d, k: d.move_to_end(k))
attempt(change, lambda d, k: d.pop(k))
attempt(change, lambda d, k: d.__setitem__(k, 0))
many = OrderedDict.fromkeys(range(1000))
for i in range(0, 1000, 2):
    many.move_to_end(i, last=i % 4 == 0)
print(list(many)[:6], list(many)[-6:], len(many))
while len(many) > 3:
    many.popitem(last=False)
print(many)
for i in range(20):
    many[i] = i
    many.move_to_end(i, last=False)
print(list(many), 5 in many, many[7])
r = OrderedDict()
r["self"] = r
print(r)


class Cache(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            oldest = next(iter(self))
            del self[oldest]


cache = Cache(2)
cache["a"] = 1
cache["b"] = 2
cache["a"]
cache["c"] = 3
print(cache, list(cache.items()), isinstance(cache, dict))
od = OrderedDict(a=1)
od.update(b=2)
od.update([("c", 3)], d=4)
od |= {"e": 5}
del od["b"]
od.clear() if False else None
print(od, dict(od), len(od), {**od}, od.get("q", 1))

dd = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]:
    dd[k].append(v)
print(dd, dd["new"], dd.get("other"), "other" in dd, dict(dd), dd.default_factory)
count = defaultdict(int)
for ch in "hello":
    count[ch] += 1
print(count, sorted(count.items()), count.pop("h"), len(count))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"], list(t))
print(defaultdict(None, {"a": 1}), defaultdict(), defaultdict(int, a=1, b=2), defaultdict(set, [("k", {1})]))
attempt(lambda: defaultdict()["missing"])
attempt(lambda: defaultdict(None)["missing"])
attempt(defaultdict, 3)
attempt(defaultdict, [("a", 1)])
attempt(defaultdict, int, 3)
attempt(lambda: defaultdict(lambda: 1 // 0)["x"])
dd.default_factory = str
print(repr(dd["s"]), dd.copy(), type(dd.copy()), dd | {"z": 0}, {"z": 0} | dd, dd == dict(dd))
print(dd.__missing__("m"), sorted(dd), defaultdict.__name__, defaultdict.__module__)


class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


k = Keyed()
print(k[3], k["a"], k, Keyed(int, x=1))
loop = defaultdict(list)
loop["me"] = loop
print(loop)


def size(d):
    for key in d:
        d[key + "!"]


attempt(size, defaultdict(int, a=1))
