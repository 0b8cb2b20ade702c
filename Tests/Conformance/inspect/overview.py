"""Signatures, sources, members, kinds and states, frames."""

import inspect
def f(a, b=1, *args, c: int, d=2, **kw) -> str:
    "doc"
    return 1
print(inspect.signature(f), inspect.getfullargspec(f))
class A:
    """A class.

      indented
    """
    def __init__(self, x, /, y: "int" = 3): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(q): pass
    # trailing comment
print(inspect.signature(A), inspect.signature(A(1).m), inspect.signature(A.m), inspect.signature(A.c), inspect.signature(A.s))
print(inspect.getdoc(A), inspect.getsource(A.m), inspect.getsourcelines(A)[1], len(inspect.getsourcelines(A)[0]))
print(inspect.getsource(f))
b = inspect.signature(f).bind(1, 2, 3, c=4, e=5)
print(b, b.args, b.kwargs); b.apply_defaults(); print(b.arguments)
for args, kw in [((), {}), ((1,), {}), ((1,2,3), dict(c=1, a=3))]:
    try: inspect.signature(f).bind(*args, **kw)
    except TypeError as e: print(e)
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)])
async def co(): pass
def gen(): yield
async def ag(): yield
print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(ag), inspect.isfunction(f), inspect.isbuiltin(len), inspect.isclass(A), inspect.ismethod(A(1).m), inspect.isroutine(len))
c = co(); print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
g = gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g))
print(inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getframeinfo(inspect.currentframe()).lineno)
import functools
print(inspect.signature(functools.partial(f, 1, c=3)))
@functools.wraps(f)
def w(*a, **k): return f(*a, **k)
print(inspect.signature(w), inspect.unwrap(w) is f)
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3), inspect.getmro(A), inspect.cleandoc("  a\n    b\n  c"))
print(inspect.getsource(lambda x: x))
