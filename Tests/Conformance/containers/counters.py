"""collections.Counter: counting, arithmetic, order, comparison."""
from collections import Counter


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


c = Counter("abracadabra")
print(c, c["a"], c["zz"], "zz" in c, len(c), c.total(), list(c), c.most_common(2), c.most_common(), c.most_common(0), c.most_common(-1))
print(Counter(), Counter(a=2, b=1), Counter({"x": 3}), Counter([1, 1, 2], z=5), Counter(None), Counter({}))
c.update("aaz", q=2)
print(c)
c.subtract({"a": 5, "b": 9})
c.subtract("z")
c.subtract(q=1)
print(c, +c, -c, sorted(c.elements()), c.total())
del c["nothing"]
del c["a"]
print(c, c.copy() == c, c.copy() is c, type(c.copy()))
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print(a + b, a - b, b - a, a & b, a | b, a == b, a != b, a <= b, a < b, a >= b, a > b)
print(Counter(a=1) <= Counter(a=2), Counter(a=1, b=0) == Counter(a=1), Counter(a=1) == {"a": 1}, Counter(a=1) != {"a": 1})
x = Counter(a=3, b=1)
x += Counter(b=1, c=1)
print(x)
x -= Counter(a=5)
print(x)
x |= Counter(b=9)
x &= Counter(b=4, c=1)
print(x)
attempt(Counter.fromkeys, "abc")
attempt(Counter, 1)
attempt(Counter, 1, 2)
attempt(lambda: Counter(a=1) + {"a": 1})
attempt(lambda: Counter(a=1) < {"a": 2})
attempt(lambda: Counter([[1]]))
attempt(c.update, 3)
print(Counter(x="a", y=2) if False else Counter({"x": 2.5, "y": 1}), Counter({"a": None, "b": 1}) if False else "")
print(Counter({"a": "x", "b": 1}))


class Tally(Counter):
    def __missing__(self, key):
        return -1


t = Tally("ab")
print(t, t["q"], type(t + t), t.most_common(1))
words = "the quick the lazy the dog lazy".split()
for word, n in Counter(words).most_common(2):
    print(word, n)
print(dict(Counter(len(w) for w in words)), Counter("aab").items(), max(Counter("aab").values()), Counter(range(3)).keys())
print(sorted(Counter("mississippi").items(), key=lambda kv: (-kv[1], kv[0])))
many = Counter(i % 7 for i in range(1000))
print(many, many.most_common(3))
c = Counter("ab")
c["a"] += 5
c["new"] += 1
print(c, c.get("none"), c.get("none", 7), c.pop("a"), c.setdefault("s", 3), c)
print(Counter(a=1) | {"b": 2} if False else repr(Counter("hello")), isinstance(c, dict))
