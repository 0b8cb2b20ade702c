class Meta(type):
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        cls.instances = getattr(cls, "instances", 0) + 1
        return obj


class Vec(metaclass=Meta):
    __slots__ = ("x", "y", "__dict__")
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def __iter__(self): yield from (self.x, self.y)
    def __repr__(self): return "Vec(%r, %r)" % tuple(self)


class Slim:
    __slots__ = "a", "b"
    def __init__(self): self.a = 1


v = Vec(1, 2); v.z = 3; print(v, v.__dict__, Vec.instances, Vec.__slots__, Vec.x, type(Vec.x))
s = Slim()
for f in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: delattr(s, "b")):
    try: print(f())
    except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)


class Attrs:
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n.startswith("dyn_"): return n[4:].upper()
        raise AttributeError(f"{type(self).__name__!r} has no {n!r}")
    def __setattr__(self, n, v): print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
    def __getattribute__(self, n): return 99 if n == "magic" else super().__getattribute__(n)
    def __dir__(self): return ["a", "b"]
    def __len__(self): return 0
    def __call__(self, *a, k=1): return a, k
    def __contains__(self, x): return x == 5
    def __getitem__(self, k): return k
    def __missing__(self, k): return "never"
    def __index__(self): return 3
    def __int__(self): return 7
    def __enter__(self): return "entered"
    def __exit__(self, *a): return True
    def __hash__(self): return 42
    def __eq__(self, o): return o == 42
    def __reversed__(self): return iter("rev")
    def __instancecheck__(self, o): return True
    def __bytes__(self): return b"by"
    def __format__(self, s): return f"<{s}>"
    def __sizeof__(self): return 1
    def __fspath__(self): return "/p"
    def __length_hint__(self): return 4
    def __trunc__(self): return 1
    def __ceil__(self): return 2
    def __matmul__(self, o): return "mat"
    def __rpow__(self, o): return "rpow"
    def __ilshift__(self, o): return "ils"
    def __lt__(self, o): return "lt"
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
    def __divmod__(self, o): return "dm"


import math, os, operator
a = Attrs(); a.y = 5; del a.y
print(a.dyn_foo, a.magic, dir(a), bool(a), a(1, 2, k=3), 5 in a, a[1:2, ...], [10, 20, 30, 40][a], int(a), hash(a), a == 42, list(reversed(a)), isinstance(5, a), bytes(a), f"{a:xyz}", os.fspath(a), operator.length_hint(a), math.ceil(a), a @ 1, 2 ** a, a < 1, 1 > a, -a, ~a, divmod(a, 1), hex(a), "abcd"[a], range(10)[a], {42: "found"}[a])
b = a; b <<= 1; print(b)
with a as q: raise ValueError
print(q, getattr(a, "nope", "default"), hasattr(a, "nope"), a != 42)
try: a.nope
except AttributeError as e: print(e, e.name, e.obj is a)


class Base:
    def __new__(cls, *a, **k): print("new", cls.__name__, a, k); return super().__new__(cls)
    def __init__(self, x): print("init", x); self.x = x
    def __init_subclass__(cls, tag="none", **k): super().__init_subclass__(**k); cls.tag = tag; print("sub", cls.__name__, tag)
    def hello(self): return "base"
    @classmethod
    def make(cls): return cls(0)


class A(Base, tag="a"):
    def hello(self): return "A+" + super().hello()
class B(Base):
    def hello(self): return "B+" + super().hello()
class C(A, B):
    def hello(self): return "C+" + super().hello()
    def __del__(self): print("del C", self.x)


c = C(5); print(c.hello(), [k.__name__ for k in C.__mro__], C.tag, super(A, c).hello(), super(C, C).make().x, C.__base__, C.__bases__)
del c; print("after")
class Imm(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    a = property(lambda s: s[0]); b = property(operator.itemgetter(1))
i = Imm(1, 2); print(i, i.a, i.b, isinstance(i, tuple), i + (3,), type(i + (3,)).__name__, i[:1])
class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + o + 1)
    def __repr__(self): return f"MyInt({int(self)})"
m = MyInt(3); print(m + 1, 1 + m, m * 2, sum([m, m]), [m], f"{m}", str(m), m == 3, hash(m) == hash(3))
class Dd(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
    def __getattr__(self, n): return self[n]
d = Dd(a=1); print(d["zz"], d.a, d, d.get("q"), d.foo, "%(x)s" % d)
class Str(str):
    def __eq__(self, o): return self.lower() == o.lower()
    def __hash__(self): return hash(self.lower())
print(Str("ABC") == "abc", {Str("A"): 1}[Str("a")], Str("x") != "X", Str("ab").upper(), type(Str("a") + "b").__name__)
class Meth:
    def __get__(self, o, t=None): return (self.__class__.__name__, o is None, t.__name__)
class Own: m = Meth(); n = classmethod(lambda cls: cls.__name__); s = staticmethod(len)
print(Own.m, Own().m, Own.n(), Own().s("abc"), Own.__dict__["n"].__func__(int))
class Chain:
    def __init__(self, p=""): self.p = p
    def __getattr__(self, n): return Chain(f"{self.p}/{n}")
    def __truediv__(self, o): return Chain(f"{self.p}/{o}")
    __str__ = lambda self: self.p
    __repr__ = __str__
print(Chain().users.list / 5 / "x", [Chain("z").y])
class Inf:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("done")
print(list(Inf()), next(Inf(), 0), *Inf(), min(Inf(), default=1))
print(callable(Own), Own.__name__, Own.__qualname__, C.hello.__qualname__, type.__call__, object().__str__()[:7], object.__eq__(1, 1), (1).__eq__("a"), type(C.hello), type(C(1).hello), C.make.__self__ is C)
