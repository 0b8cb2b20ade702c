# Class bodies: __classcell__, global and nonlocal, static attributes, annotations of everything.
class Meta(type):
    def __new__(m, n, b, ns):
        ns.pop("__classcell__", None)
        return type.__new__(m, n, b, ns)
try:
    class A(metaclass=Meta):
        def f(self): return __class__
except RuntimeError as e: print(type(e).__name__, e)
class Meta(type):
    def __new__(m, n, b, ns):
        a = type.__new__(m, n, b, ns)
        return type.__new__(m, n, b, ns)
try:
    class A(metaclass=Meta):
        def f(self): return __class__
except TypeError as e: print(type(e).__name__, e)
class Meta(type):
    def __new__(m, n, b, ns):
        ns["__classcell__"] = 5
        return type.__new__(m, n, b, ns)
try:
    class A(metaclass=Meta): pass
except TypeError as e: print(type(e).__name__, e)
class A:
    global g
    g = 5
    x = 1
    def m(self): return x
    y = [x for x in range(3)]
    z = list(x for _ in range(1)) if 0 else 1
    print(x, __qualname__, __module__)
    __qualname__ = "Other"
print(g, A.__qualname__, "g" in vars(A), A)
def f():
    n = 1
    class B:
        nonlocal n
        n = 2
        m = n
    return n, B.m, "n" in vars(B)
print(f())
class S:
    def __init__(self): self.a=1; self.b=2; self.c: int=3
    def other(self):
        def inner(self): self.zz = 1
        self.a.x = 4
        (self.t1, self.t2) = 1, 2
        for self.loop in (): pass
        with open() as self.w: pass
        self.aug += 1
        del self.dd
    other_name = lambda me: me
    @staticmethod
    def st(self): self.static = 1
print(S.__static_attributes__, S.__firstlineno__)
@int.__call__ if 0 else (lambda c: c)
class Dec: pass
print(Dec.__firstlineno__)
x: int = 5
y: "str"
(z): float = 3
lst=[0]
lst[0]: int = 7
A.attr: str = "q"
print(__annotations__, lst, A.attr)
def fn(a: 1+1, *b: "x", c: list[int]=None, **d: {}) -> None:
    loc: undefined = 3
    und: undefined2
    return loc
print(fn.__annotations__, fn(1))
class An:
    a: int
    b: str = "x"
    __priv: float = 1
