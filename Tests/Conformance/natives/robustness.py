# What a hostile or careless program does: sizes out of reach, deep nesting, containers that change while they are looked at.


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: ("x" * 10**15))
show(lambda: ([0] * 10**15))
show(lambda: ((0,) * 10**15))
show(lambda: ("a".center(10**15)))
show(lambda: ("a".ljust(10**15)))
show(lambda: ("a".zfill(10**15)))
show(lambda: ("\t".expandtabs(10**9 * 4) and 1))
show(lambda: (b"a" * 10**15))
show(lambda: (bytes(10**15)))
show(lambda: (bytearray(10**15)))
show(lambda: ("ab".replace("", "x" * 1000) != ""))
show(lambda: (range(10**30)[10**29:10**30:7][3]))
show(lambda: ([1,2,3][10**30:]))
show(lambda: ([1,2,3][-10**30:10**30]))
show(lambda: ("abc"[::10**30]))
show(lambda: ([1,2,3][::-10**30]))
show(lambda: ("abc".find("c", -10**30, 10**30)))
show(lambda: ([1,2].index(2, -10**30, 10**30)))
show(lambda: ([1,2].insert(10**30, 1)))
show(lambda: ([1,2].pop(10**30)))
show(lambda: (list(range(5))[::2**62]))
show(lambda: ((1,2,3)[2**62::-1]))
show(lambda: ("%s" % ("a" * 10)))
show(lambda: (chr(2**63)))
show(lambda: ("a" * -2**63))
show(lambda: ("abc".split("b", -2**63)))
show(lambda: ("abc".split("b", 2**63)))
show(lambda: ("abc".replace("b", "c", 2**62)))
show(lambda: ("abc".count("", -5, 10)))
show(lambda: (hash(2**61-1), hash(2**61), hash(-2**61), hash(-1), hash(2**64)))
show(lambda: (divmod(-2**63, -1), abs(-2**63), -(-2**63), (-2**63) // -1, (-2**63) % -1))
show(lambda: (range(-2**63, 2**63)[0], len(range(-2**63, 2**63-1, 2**60)), range(2**63-1, -2**63, -2**62)[3]))
show(lambda: (sum(range(10**5)), sum([2**63-1, 1]), max(2**63, 5), min(-2**64, 0)))
show(lambda: (enumerate("ab", 2**63-1).__next__(), list(enumerate("ab", 2**63-1))))
show(lambda: (round(2**63 + 0.0), round(-2**70, -3), round(10**25 + 5, -1)))
def nest(n):
    l = []
    for _ in range(n): l = [l]
    return l
show(lambda: (len(repr(nest(100)))))
show(lambda: (repr(nest(100000))[:5]))
show(lambda: (nest(100000) == nest(100000)))
d = {}
for _ in range(100000): d = {"k": d}
show(lambda: (str(d)[:3]))
t = ()
for _ in range(100000): t = (t,)
show(lambda: (sorted([t, t]) == [t, t]))
class R:
    def __repr__(self): return repr(self)
show(lambda: (repr(R())))
class E:
    def __eq__(self, o): return self == o
show(lambda: ([E()] == [E()]))
class I:
    def __iter__(self): return iter(self)
show(lambda: (list(I())))
class H:
    def __hash__(self): return hash(self)
show(lambda: ({H(): 1}))
show(lambda: ("{:{}}".format("a", 10**15)))
show(lambda: ("{0:{1}}".format(5, "{")))
show(lambda: ("{:>99999999999999999999}".format("x")))
show(lambda: ("".join(["a" * 10**6] * 3)[:2]))
show(lambda: (isinstance(1, tuple([tuple([int])]))))
tt = int
for _ in range(100000): tt = (tt,)
show(lambda: (isinstance("a", tt)))
show(lambda: ([].sort(key=lambda: 1)))
show(lambda: ([1].sort(key=lambda: 1)))
x = [1,2,3]
def evil(v):
    x.clear()
    return v
show(lambda: (x.sort(key=evil), x))
class Mut:
    def __eq__(self, o): y.clear(); return False
y = [Mut(), Mut(), Mut()]
show(lambda: (y.index(5)))
y = [Mut(), Mut(), Mut()]
show(lambda: (y.remove(5)))
y = [Mut(), Mut(), Mut()]
show(lambda: (y.count(5), y))
y = [Mut(), 2]
show(lambda: (y == [1, 2], 5 in y))
class MutRepr:
    def __repr__(self): z.clear(); return "m"
z = [MutRepr(), 1, 2]
show(lambda: (repr(z), z))
z = {1: MutRepr(), 2: 3}
show(lambda: (repr(z), z))
class HashMut:
    def __hash__(self): return 1
    def __eq__(self, o): w.clear(); return False
w = {}
w = {HashMut(): 1, HashMut(): 2}
show(lambda: (len(w)))
w = {HashMut(): 1}
show(lambda: (w.get(HashMut()), len(w)))
show(lambda: (w.pop(HashMut(), 5), w))
class IterMut:
    def __iter__(self):
        v.append(1)
        yield 1
        v.clear()
        yield 2
v = [1,2,3]
v[1:2] = IterMut()
show(lambda: (v))
v.extend(IterMut())
show(lambda: (v))
g = [1]
for q in g:
    if len(g) < 10: g.append(q + 1)
show(lambda: (g))
it = iter([1,2,3])
show(lambda: (list(zip(it, it)), list(zip([1,2], iter([])))))
class Weird:
    def __index__(self): return "x"
show(lambda: ([1,2][Weird()]))
class Weird2:
    def __len__(self): return -1
show(lambda: (len(Weird2())))
show(lambda: (bool(Weird2())))
class Weird3:
    def __len__(self): return 2**70
show(lambda: (len(Weird3())))
class Weird4:
    def __len__(self): return "a"
show(lambda: (len(Weird4())))
class B2:
    def __bool__(self): return 5
show(lambda: (bool(B2())))
show(lambda: (not B2()))
class S2:
    def __str__(self): return 5
show(lambda: (str(S2())))
show(lambda: (f"{S2()}"))
show(lambda: (print(S2())))
class L2:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 2
show(lambda: (list(L2()), 4 in L2(), sum(L2()), [x for x in L2()], tuple(L2()), sorted(L2(), reverse=True)))
show(lambda: (reversed(L2())))
class L3(L2):
    def __len__(self): return 4
show(lambda: (list(reversed(L3()))))
