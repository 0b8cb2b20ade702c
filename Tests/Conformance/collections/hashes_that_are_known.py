# How often keys are asked for their hash: not again where a dictionary or a set that holds them knows it.
class H(int):
    n = 0
    def __hash__(self):
        H.n += 1
        return int.__hash__(self)
keys = [H(i) for i in range(5)]
def count(what, f):
    H.n = 0
    r = f()
    print(what, H.n, len(r) if hasattr(r, "__len__") else r)
d = dict.fromkeys(keys)
s = set(keys)
fs = frozenset(keys)
count("set(d)", lambda: set(d)); count("frozenset(d)", lambda: frozenset(d)); count("set(s)", lambda: set(s))
count("set(d.keys())", lambda: set(d.keys())); count("set(list)", lambda: set(keys))
count("dict(d)", lambda: dict(d)); count("{**d}", lambda: {**d}); count("d|d", lambda: d | d); count("copy", lambda: d.copy())
count("fromkeys(s)", lambda: dict.fromkeys(s)); count("fromkeys(d)", lambda: dict.fromkeys(d)); count("fromkeys(list)", lambda: dict.fromkeys(keys))
count("s|s", lambda: s | fs); count("s&s", lambda: s & fs); count("s-s", lambda: s - fs); count("s^s", lambda: s ^ fs)
count("s-d", lambda: s.difference(d)); count("s&d", lambda: s.intersection(d)); count("s|d", lambda: s.union(d)); count("s^d", lambda: s.symmetric_difference(d))
count("s==", lambda: s == fs); count("<=", lambda: s <= fs); count("disjoint", lambda: s.isdisjoint(d)); count("issub", lambda: s.issubset(d)); count("issuper", lambda: s.issuperset(d))
count("{*d}", lambda: {*d}); count("{*s}", lambda: {*s}); count("d==", lambda: d == dict(d)); count("keys&", lambda: d.keys() & s); count("keys|", lambda: d.keys() | s); count("keys-", lambda: d.keys() - s); count("keys==", lambda: d.keys() == s)
def upd(f):
    t = set(); f(t); return t
count("update(d)", lambda: upd(lambda t: t.update(d))); count("t|=s", lambda: upd(lambda t: t.__ior__(s)))
count("frozenset hash", lambda: hash(fs) and 1); count("comp", lambda: {k: 1 for k in d}); count("setcomp", lambda: {k for k in d})
count("d.items", lambda: set(d.items())); count("in", lambda: keys[0] in d); count("sorted", lambda: sorted(s))
