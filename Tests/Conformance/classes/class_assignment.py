"""Objects that change their class: which pairs are alike enough."""
class A: pass
class B: pass
class L(list): pass
class L2(list): pass
class D(dict): pass
class E(Exception): pass
class F(Exception): pass
class S:
    __slots__ = ("a",)
class S2:
    __slots__ = ("a",)
class S3(S): pass
import enum, asyncio
class T1(asyncio.Future): pass
def show(x, t):
    try:
        x.__class__ = t
        print("ok", type(x).__name__)
    except TypeError as e: print(e)
for x, t in [(A(), B), (A(), int), (A(), L), (L(), L2), (L(), A), (D(), L), (E(), F), (E(), A), (S(), S2), (S(), A), (S(), S3), (S3(), S), (3, int), (3, A), (A, type), ((lambda: 0), A), ([], L), (L(), list), (A(), object), (object(), A), (A(), 3), (A(), "x")]:
    show(x, t)
class M(type): pass
show(A, M)
show(A, type)
