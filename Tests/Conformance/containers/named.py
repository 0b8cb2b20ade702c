"""namedtuple, ChainMap, UserDict, UserList, UserString."""
import collections.abc
from collections import ChainMap, UserDict, UserList, UserString, namedtuple


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._asdict(), p._replace(x=5), Point._make([3, 4]), Point._fields, len(p), hash(p) == hash((1, 2)))
x, y = p
print(x, y, Point.__doc__, Point.x.__doc__, Point.__name__, Point.__module__, Point.__qualname__, p.__class__, Point.__mro__)
print(Point._field_defaults, Point.__match_args__, Point.__slots__, isinstance(p, tuple), sorted([Point(2, 1), Point(1, 2)]), p + (3,))
Full = namedtuple("Full", "a, b c", defaults=[2, 3])
print(Full(1), Full(1, c=9), Full._field_defaults)
print(namedtuple("R", "class a a _b 9x", rename=True)._fields, namedtuple("E", "")(), namedtuple("M", "a", module="mod").__module__)
for args, kwargs in [
    (("1bad", "a"), {}), (("T", "class"), {}), (("T", "a a"), {}), (("T", "_a"), {}), (("T", "a-b"), {}), (("def", "a"), {}),
    (("T", "a"), {"defaults": (1, 2)}), (("T",), {}), (("T", 5), {}),
]:
    attempt(namedtuple, *args, **kwargs)
attempt(Point, 1)
attempt(Point, 1, 2, 3)
attempt(Point, 1, z=3)
attempt(Point._make, [1])
attempt(p._replace, z=1)
attempt(lambda: setattr(p, "x", 1))
attempt(lambda: delattr(p, "x"))
attempt(lambda: setattr(p, "q", 1))
attempt(lambda: p.q)


class Vector(namedtuple("Vector", "x y z")):
    __slots__ = ()

    @property
    def length(self):
        return (self.x**2 + self.y**2 + self.z**2) ** 0.5

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self, other)))


v = Vector(1, 2, 2)
print(v, v.length, v + v, v._replace(z=0))
match p:
    case Point(x=1, y=b):
        print("matched", b)
match p:
    case Point(a, 2):
        print("matched", a)

cm = ChainMap({"a": 1, "b": 2}, {"b": 20, "c": 30})
print(cm, cm["b"], cm["c"], len(cm), list(cm), dict(cm), "c" in cm, cm.get("zz"), cm.get("zz", 0), bool(ChainMap()), cm.maps, cm.parents)
child = cm.new_child({"a": 100})
child["new"] = 1
print(child, child["a"], cm.new_child(), child.parents == cm, cm.new_child(z=1), sorted(child.items()))
cm["c"] = 3
print(cm.maps, cm.pop("c"), cm["c"], cm | {"q": 1}, {"q": 1} | cm, cm.copy(), ChainMap.fromkeys("ab", 0), cm == dict(cm))
attempt(lambda: cm["missing"])
attempt(cm.pop, "missing")
attempt(lambda: cm.__delitem__("c"))
attempt(ChainMap().popitem)
attempt(lambda: cm.popitem())


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


d = Lower(A=1, b=2)
d["CC"] = 3
d.update(DD=4)
print(d, d.data, len(d), "cc" in d, d.get("zz"), d.pop("a"), sorted(d), d == {"b": 2, "cc": 3, "dd": 4}, d.setdefault("E", 5), type(d.copy()), d | {"F": 1})
attempt(lambda: d["nothing"])
attempt(UserDict, 1)


class Default(UserDict):
    def __missing__(self, key):
        return key + "?"


print(Default()["x"], Default(a=1).get("b", 2), UserDict({"a": 1}, b=2), UserDict.fromkeys("ab"), isinstance(d, dict), isinstance(d, collections.abc.MutableMapping))


class Stack(UserList):
    def push(self, x):
        self.append(x)


s = Stack([1, 2])
s.push(3)
print(s, s[-1], s[0:2], type(s[0:2]), s + [4], [0] + s, s * 2, len(s), 2 in s, s == [1, 2, 3], s < [2], s.pop(), s.index(2), s.count(1), sorted(s, reverse=True))
s += "ab"
s.sort(key=str)
s.reverse()
s.extend(Stack([9]))
s.insert(0, "first")
s.remove(9)
del s[0]
s[0] = "changed"
print(s, s.copy(), type(s.copy()), list(reversed(s)), UserList("abc"), UserList(UserList([1])))
attempt(s.index, "zz")
u = UserString("Hello World")
print(u, repr(u), u.upper(), type(u.upper()), u[0:5], len(u), "World" in u, u + "!", "<" + u, u * 2, u.split(), u == "Hello World", hash(u) == hash("Hello World"), u.replace("l", "L"), u.find("o"), u.startswith("Hell"), int(UserString("42")), u.center(15, "*"), u.isalpha(), u.count("o"), u % (), UserString("%s!") % "x", UserString(5), u.encode())
attempt(lambda: u.index("zz"))
