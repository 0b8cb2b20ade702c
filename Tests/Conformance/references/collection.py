"""What gc.collect() finds, in which order it is finalized, and how much there was."""
import gc, weakref
class N:
    def __init__(s,n): s.n=n
    def __repr__(s): return f'N({s.n})'
class F(N):
    def __del__(s): print('del', s.n)
gc.collect()
a=N(1); b=N(2); a.o=b; b.o=a
del a,b
print(gc.collect())
l=[]; l.append(l); del l; print(gc.collect())
d={}; d['x']=d; del d; print(gc.collect())
a=F(1); b=F(2); a.o=b; b.o=a; r=weakref.ref(a, lambda w: print('cb', w()))
del a,b
print('before', r() is not None)
print(gc.collect(), r())
class Res:
    def __del__(s):
        global kept; kept=s; print('res')
x=Res(); x.me=x; del x; print(gc.collect()); print(kept.me is kept); del kept; print(gc.collect())
def f():
    def g(): return g
    return g
f(); print(gc.collect())
def gen():
    try:
        me = yield
        yield
    finally: print('gen closed')
g=gen(); next(g); g.send(g); del g; print(gc.collect())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
print([gc.is_tracked(o) for o in (1,'a',[],{}, {'a':1}, {'a':[]}, (), (1,), ([],), N(1), object(), set())])
try: raise ValueError(1)
except ValueError as e: e.me=e; saved=weakref.ref
print(gc.collect())
def fail():
    try: 1/0
    except Exception as e:
        x=e
        big=N('big')
        w.append(weakref.ref(big, lambda r: print('big gone')))
w=[]
fail(); print('after fail', w[0]() is None); print(gc.collect()); print(w[0]())
gc.callbacks.append(lambda p,i: print(p, i)); gc.collect(); gc.callbacks.clear()
t=([],); t[0].append(t); del t; print(gc.collect())
class Tree:
    def __init__(s,p=None): s.p=p; s.c=[]; p and p.c.append(s)
root=Tree(); [Tree(root) for _ in range(3)]; print(gc.collect()); del root; print(gc.collect())
keep=N('k'); keep.self=keep; print(gc.collect(), keep.self is keep)
def inner():
    lst=[N(5)]; lst[0].l=lst
    return sorted([3,1,2], key=lambda v: (gc.collect(), v)[1]), lst[0].l is lst
print(inner()); print(gc.collect())
try: gc.collect(5)
except Exception as e: print(type(e).__name__, e)
try: raise ValueError(1)
except ValueError as e: e.me=e
print('exc', gc.collect())
def fail():
    try: 1/0
    except Exception as e:
        x=e
fail(); print('fail', gc.collect())
class Branch:
    def __init__(s,p=None): s.p=p; s.c=[]; p and p.c.append(s)
root=Branch(); [Branch(root) for _ in range(3)]; print(gc.collect()); del root; print('tree', gc.collect())
def gen():
    try:
        me = yield
        yield
    finally: print('gen closed')
g=gen(); next(g); g.send(g); del g; print('gen', gc.collect())
def gen():
    me = yield
    yield
g=gen(); next(g); g.send(g); del g; print('gen2', gc.collect())
class Again:
    def __del__(s):
        global kept; kept=s; print('res')
x=Again(); x.me=x; del x; print(gc.collect()); print(kept.me is kept); del kept; print(gc.collect())
def f():
    def g(): return g
    return g
f(); print('fn',gc.collect())
class D: pass
d=D(); d.__dict__['d']=d; del d; print('dictinst', gc.collect())
d=D(); d.m=d.__init__; del d; print('method', gc.collect())
class M:
    def m(self): pass
d=M(); d.k=d.m; del d; print('method', gc.collect())
t=([],); t[0].append(t); del t; print('tup', gc.collect())
s=set(); d=D(); d.s=s; s.add(d); del s,d; print('set', gc.collect())
p=property(lambda s:1); d=D(); d.p=p; 
def ff(): pass
ff.me=ff; del ff; print('fnattr', gc.collect())
x=lambda: x
del x; print('lam', gc.collect())
