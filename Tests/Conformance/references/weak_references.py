"""Weak references, proxies and the containers built on them."""
import weakref
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A:
    def __init__(self, n=0): self.n=n
    def __repr__(self): return f'A({self.n})'
    def m(self): return self.n
    def __del__(self): print('del', self.n)
for o in [1,'a',[], {}, (), 1.5, None, True, object(), b'', range(3), slice(1), 2**80, ValueError(), ..., iter([])]:
    show(lambda: type(weakref.ref(o)))
def g(): yield
for o in [A, g, g(), set(), frozenset(), weakref, len, A().m, g.__code__, type, [].append, int.__add__, A.__dict__['__doc__'] and 1 or property()]:
    show(lambda: type(weakref.ref(o)))
a=A(1); r=weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a), weakref.getweakrefs(a)==[r], r.__callback__)
cb=weakref.ref(a, lambda w: print('cb1', w is cb, w() is None))
cb2=weakref.ref(a, lambda w: print('cb2'))
print(weakref.getweakrefcount(a), repr(r).split('0x')[0], repr(r).split('; ')[1].split(' at ')[0])
p=weakref.proxy(a)
print(p.n, p, type(p), isinstance(p, A), p.__class__)
p.n=5; print(a.n)
print(hash(r)==hash(a), r==weakref.ref(a))
del a
print(r(), repr(r).split('; ')[1])
show(lambda: p.n)
show(lambda: str(p))
show(lambda: hash(weakref.ref(A(9))))
show(lambda: weakref.ref())
show(lambda: weakref.ref(A(2),1,2))
show(lambda: r.foo)
show(lambda: r(1))
class B: __slots__=('x',)
show(lambda: weakref.ref(B()))
class C: __slots__=('x','__weakref__')
show(lambda: weakref.ref(C())())
class D(B): pass
show(lambda: weakref.ref(D())())
class I(int): pass
class L(list): pass
class T(tuple): pass
class S(str): pass
class E(Exception): pass
class Dd(dict): pass
for c in (I,L,T,S,E,Dd):
    o=c(); show(lambda: weakref.ref(o)() is o)
class R(weakref.ref):
    def __new__(cls, o, cb=None, extra=None):
        s=super().__new__(cls, o, cb); s.extra=extra; return s
    def __init__(self, o, cb=None, extra=None): super().__init__(o, cb)
o=A(3)
r3=R(o, None, 7); print(r3.extra, r3() is o, weakref.getweakrefcount(o))
def bad(w): raise RuntimeError('in callback')
r4=weakref.ref(o, bad)
del o
print('after')
class Num:
    def __init__(s,v): s.v=v
    def __add__(s,o): return s.v+(o.v if isinstance(o,Num) else o)
    def __radd__(s,o): return o+s.v
    def __len__(s): return 3
    def __getitem__(s,i): return i
    def __iter__(s): return iter([1,2])
    def __contains__(s,x): return x==1
    def __call__(s,*a): return a
    def __bool__(s): return False
    def __eq__(s,o): return True
    def __iadd__(s,o): return 'iadd'
    def __enter__(s): return 'en'
    def __exit__(s,*a): return True
    def __bytes__(s): return b'bb'
    def __index__(s): return 4
n=Num(5); q=weakref.proxy(n)
print(q+1, 1+q, q+q, len(q), q[3], list(q), 1 in q, q(1,2), bool(q), q==3, type(q), dir(q)==dir(n))
print(hex(q), [10,20,30,40,50][q], bytes(q))
del q.v
show(lambda: n.v)
x=q; x+=1; print(x)
class Res:
    def __del__(self):
        global kept; kept=self; print('resurrect', rr() is self)
z=Res(); rr=weakref.ref(z); del z
print(type(rr()).__name__)
del kept; print(rr())
d=weakref.WeakValueDictionary(); k=A(11); d['k']=k; print(list(d.items()), len(d), 'k' in d); del k; print(len(d), list(d))
wk=weakref.WeakKeyDictionary(); k=A(12); wk[k]=1; print(list(wk.items())); del k; print(len(wk))
ws=weakref.WeakSet(); k=A(13); ws.add(k); print(list(ws), k in ws); del k; print(len(ws), ws)
o=A(14); wm=weakref.WeakMethod(o.m); print(wm()(), wm==weakref.WeakMethod(o.m)); del o; print(wm())
o=A(15); f=weakref.finalize(o, print, 'fin', 1, sep='-'); print(f.alive, f.peek()[1:]==(print,('fin',1),{'sep':'-'}), f.atexit); del o; print(f.alive, f())
o=A(16); f=weakref.finalize(o, print, 'fin'); print(f()); del o
o=A(17); f=weakref.finalize(o, print, 'det'); print(f.detach()[1] is print); del o
keep=A(18); f=weakref.finalize(keep, print, 'at exit')
