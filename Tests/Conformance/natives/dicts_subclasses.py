# dict and its views; classes of the program that inherit from built-in types.


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: ({}, {"a": 1}, {1: [2]}, {"a": {"b": {}}}, {None: None, True: 1}, {(1, 2): 3}))
def m(f, *a, **k):
    d = {"a": 1, "b": 2, "c": 3}
    r = getattr(d, f)(*a, **k)
    return r, d
show(lambda: (m("get", "a"), m("get", "z"), m("get", "z", 5), m("setdefault", "a", 9), m("setdefault", "z", 9)))
show(lambda: (m("setdefault", "z"), m("pop", "a"), m("pop", "z", 0), m("popitem"), m("clear"), m("copy"), m("keys")))
show(lambda: (m("values"), m("items"), m("update", {"a": 9, "d": 4}), m("update", [("x", 1)]), m("update", x=1)))
show(lambda: (m("update", {"q": 1}, q=2), m("update"), m("update", ["ab", "cd"])))
show(lambda: (m("pop", "z")))
show(lambda: (m("pop")))
show(lambda: (m("update", 5)))
show(lambda: (m("update", [5])))
show(lambda: (m("update", [(1, 2, 3)])))
show(lambda: (m("update", ["abc"])))
show(lambda: (m("get")))
show(lambda: (m("get", [])))
show(lambda: (m("setdefault", [])))
show(lambda: ({}.popitem()))
show(lambda: ({}["x"]))
show(lambda: ({1: 2}[5]))
show(lambda: ({"a": 1}["it's"]))
show(lambda: ({}[[]]))
show(lambda: ({}[{}]))
show(lambda: (dict(), dict(a=1, b=2), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict({}), dict([["x", "y"]]), dict(**{"z": 1})))
show(lambda: (dict(5)))
show(lambda: (dict([1])))
show(lambda: (dict([(1,)])))
show(lambda: (dict({}, {})))
show(lambda: (dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(2), [])))
show(lambda: (dict.fromkeys(5)))
show(lambda: ({"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}))
show(lambda: ({"a": 1} != {"a": 2}, {"a": 1} == [("a", 1)], {} == {}))
show(lambda: ({"a": 1} | 5))
show(lambda: ({"a": 1} | [("b", 2)]))
show(lambda: ({} < {}))
show(lambda: ({} + {}))
d = {"a": 1}
d |= {"b": 2}
d |= [("c", 3)]
show(lambda: (d, len(d), "a" in d, "z" in d, list(d), list(reversed(d)), list(d.values()), list(d.items())))
show(lambda: (list(reversed(d.items())), list(reversed(d.values())), bool({}), bool(d)))
show(lambda: (d.keys(), d.values(), d.items(), len(d.keys()), "a" in d.keys(), ("a", 1) in d.items(), ("a", 2) in d.items()))
show(lambda: (1 in d.values(), d.keys() == {"a": 0, "b": 0, "c": 0}.keys(), d.items() == d.items(), d.values() == d.values()))
for k in list(d): del d[k]
show(lambda: (d))
def mutate():
    d = {1: 1, 2: 2}
    for k in d: d[k + 10] = 1
show(lambda: (mutate()))
def mutate2():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
show(lambda: (mutate2()))
big = {}
for i in range(1000): big[i] = i * i
for i in range(0, 1000, 3): del big[i]
for i in range(5): big[i] = -i
show(lambda: (len(big), list(big)[:5], list(big)[-5:], sum(big.values()), big[998], 999 in big, list(reversed(big))[:3]))
big.clear()
show(lambda: (big, len(big)))
while len(big) < 20: big[len(big)] = "x"
while big: last = big.popitem()
show(lambda: (last, big))
show(lambda: ({1: "a", 1.0: "b", True: "c"}))
show(lambda: ({"a": 1}.items() , list({"x": 1}.items())[0]))
show(lambda: ({}.__len__(), {"a": 1}.__getitem__("a"), {"a": 1}.__contains__("a"), {}.__eq__({}), {}.__repr__(), {}.__class__, {}.__iter__().__class__.__name__))
show(lambda: (d.foo))
class D(dict):
    def __missing__(self, k): return k * 2
show(lambda: (D()["ab"], D(a=1)["a"], D(a=1).get("zz"), D(a=1), D({"q": 1}), isinstance(D(), dict), type(D()).__name__))
show(lambda: (len(D(a=1, b=2)), D(a=1) == {"a": 1}, type(D(a=1).copy()).__name__, type(D(a=1) | {}).__name__))
class S(str):
    pass
show(lambda: (S("abc"), S("abc").upper(), type(S("a").upper()).__name__, type(S("a") + "b").__name__, S("a") == "a"))
show(lambda: (hash(S("a")) == hash("a"), {S("k"): 1}["k"], S(5), S().join(["a"]), isinstance(S(""), str), S("abc")[0]))
show(lambda: (type(S("abc")[:]).__name__, f"{S('x')}", str(S("q")), type(str(S("q"))).__name__))
class L(list):
    def first(self): return self[0]
show(lambda: (L([1, 2]).first(), L("ab"), L(), L([1]) + [2], type(L([1]) + [2]).__name__, L([1]) == [1], len(L([1]))))
show(lambda: (isinstance(L(), list), L([3, 1]).copy(), type(L([3]).copy()).__name__, L([1])[0:1]))
x = L([3, 1, 2]); x.sort(); x.extra = 5
show(lambda: (x, x.extra))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
show(lambda: (T(1, 2), T(1, 2)[0], type(T(1, 2)).__name__, T(1, 2) == (1, 2), hash(T(1, 2)) == hash((1, 2)), len(T(1, 2))))
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K({self.v})"
show(lambda: ({K(1): "a", K(2): "b", K(1): "c"}, {K(1): 1}[K(1)], K(3) in {K(1): 1}, [K(1), K(2)].index(K(2)), K(1) in [K(1)], {K(1): 1} == {K(1): 1}))
class M:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k + "!"
show(lambda: (dict(M()), {**M()}, m("update", M())[1]))
class B: 
    def __repr__(self): return 5
show(lambda: ([B()]))
show(lambda: (B()))
class C:
    def __repr__(self): raise ValueError("no")
show(lambda: ([C()]))
show(lambda: ({"a": C()}))
show(lambda: ((1, C())))
show(lambda: ([1, 2]))
