def f(): pass
def f(a): pass
def f(a,): pass
def f(a, b=1, *c, d, e=2, **g): pass
def f(a, /): pass
def f(a, /, b): pass
def f(a, b=1, /, c=2, *, d, e=3): pass
def f(a=1, /): pass
def f(*, a): pass
def f(*, a, **b): pass
def f(*a, b): pass
def f(*a, **b,): pass
def f(**a): pass
def f(*a: int, **b: str) -> None: pass
def f(*a: *b): pass
def f(a: int, b: str = "x", *, c: "d" = 1) -> list[int]: return a
def f(a: lambda x: x = lambda: 1): pass
def f(
    a,
    # comment
    b,
):
    pass
def f[T](a: T) -> T: pass
def f[T: int, *Ts, **P](a): pass
def f[T: (int, str) = int, *Ts = *tuple[int], **P = [int]](): pass
def f[T,](): pass
class C[T]: pass
class C[T: int](a, b=c): pass
@a
def f(): pass
@a.b.c
@d(e)
@(f := g)
@h[0].i
@lambda x: x
def f():
    pass
@a
class C:
    @property
    def x(self): pass
    @x.setter
    def x(self, v): pass
@a

# comment
@b
async def f(): pass
async def f(a, *, b) -> c: pass
def f(a): return a; pass
def f():
    """doc"""
def outer():
    def inner():
        def innermost():
            return 1
        return innermost
    return inner
lambda: (yield_)
def f(x): return lambda y=x, /, *z, w=1, **k: (x, y)
def match(case): return case
def type(_): pass
class match: pass
class _: pass
