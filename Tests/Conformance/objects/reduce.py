"""__reduce_ex__, __getstate__ and copyreg: what copies are made of."""
import copyreg
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A:
    def __init__(s): s.x=1
class S:
    __slots__=('a','b')
class T(S): pass
class L(list):
    pass
class D(dict): pass
class G:
    def __getstate__(s): return 'st'
class N:
    def __getnewargs__(s): return (1,2)
    def __new__(c,*a): return super().__new__(c)
class NE:
    def __getnewargs_ex__(s): return (1,),{'k':2}
    def __new__(c,*a,**k): return super().__new__(c)
class R:
    def __reduce__(s): return 'reduced'
class E(Exception): pass
a=A()
for p in (0,1,2,4):
    print(p, a.__reduce_ex__(p))
print(a.__reduce__(), a.__getstate__(), object().__getstate__())
s=S(); s.a=1; t=T(); t.a=1; t.z=2; print(s.__getstate__(), t.__getstate__(), s.__reduce_ex__(2), t.__reduce_ex__(2))
show(lambda: s.__reduce_ex__(1))
l=L([1,2]); l.q=1; r=l.__reduce_ex__(2); print(r[0] is copyreg.__newobj__, r[1], r[2], list(r[3]), r[4])
d=D(a=1); r=d.__reduce_ex__(4); print(r[:4], list(r[4]))
print(G().__reduce_ex__(2)); n=N(); print(n.__reduce_ex__(2)); print(NE().__reduce_ex__(4)); print(R().__reduce_ex__(4))
e=E(1,2); print(e.__reduce__(), e.__reduce_ex__(4)); e.x=3; print(e.__reduce__()); e.__setstate__({'y':1}); print(e.y)
show(lambda: [].__reduce_ex__(4)[:3]); show(lambda: (1,).__reduce_ex__(4)); show(lambda: 5 .__reduce_ex__(4)); show(lambda: (lambda:1).__reduce_ex__(4)); show(lambda: 1 .__getnewargs__()); show(lambda: (1,2).__getnewargs__()); show(lambda: 'a'.__getnewargs__())
import copy
print(copy.copy(a).x, copy.deepcopy(t).z)
