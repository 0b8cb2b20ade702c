"""__slots__: member descriptors, inheritance, conflicts; what a class namespace holds; changing __class__."""
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A: pass
print(list(A.__dict__)); print(A.__dict__['__dict__'], A.__dict__['__weakref__'], A.__static_attributes__, A.__firstlineno__)
class B:
    "doc"
    x: int = 1
    def __init__(self): self.a=1; self.b, self.c = 2, 3
    def m(self):
        self.d += 1
        def inner(): self.e = 5
        other.z = 3
        for self.f in []: pass
        with open() as self.g: pass
class S:
    __slots__=('b','a')
    def __init__(self): self.a=1
print(list(S.__dict__), S.__slots__, S.a, S.b, type(S.a))
s=S(); print(s.a)
show(lambda: s.b)
def f(): s.z=1
show(f)
def f(): del s.b
show(f)
del s.a; show(lambda: s.a)
show(lambda: s.__dict__)
show(lambda: vars(s))
show(lambda: S.a.__get__(s)); s.b=4; show(lambda: S.b.__get__(s)); S.b.__set__(s,9); show(lambda: s.b); S.b.__delete__(s); show(lambda: s.b)
show(lambda: S.a.__get__(3)); show(lambda: S.a.__set__(3,4)); show(lambda: (S.a.__name__, S.a.__qualname__, S.a.__objclass__, S.a.__doc__))
class T(S): pass
t=T(); t.a=1; t.z=2; print(t.__dict__, t.a, vars(t)); t.b=7; print(t.b, t.__dict__, T.__dict__.keys())
class U(S): __slots__=('c',)
u=U(); u.a=u.b=u.c=1; print(u.a,u.b,u.c)
def f(): u.d=1
show(f)
class V: __slots__=('__dict__','q')
v=V(); v.q=1; v.r=2; print(v.__dict__, v.q, list(V.__dict__))
class W: __slots__='single'
w=W(); w.single=1; print(w.single, W.__slots__)
class X: __slots__={'a':'doc of a','b':None}
print(X.a.__doc__, X.b.__doc__, X.__slots__)
class Y: __slots__=('__priv',); 
class Y2:
    __slots__=('__priv',)
    def __init__(self): self.__priv=3
y=Y2(); print(y._Y2__priv, list(Y2.__dict__))
def f():
    class Z: __slots__=('a',); a=1
show(f)
def f():
    class Z: __slots__=(1,)
show(f)
def f():
    class Z: __slots__=('1a',)
show(f)
def f():
    class Z: __slots__=('__dict__','__dict__')
show(f)
def f():
    class Z(A): __slots__=('__dict__',)
show(f)
def f():
    class Z(A): __slots__=('__weakref__',)
show(f)
def f():
    class Z(int): __slots__=('a',)
show(f)
def f():
    class Z(tuple): __slots__=('a',)
show(f)
def f():
    class P1: __slots__=('a',)
    class P2: __slots__=('b',)
    class Z(P1,P2): pass
show(f)
class P1: __slots__=('a',)
class P2: __slots__=()
class Z(P1,P2): __slots__=('c',)
z=Z(); z.a=z.c=1; print(z.a, z.c)
class L(list): __slots__=('n',)
l=L([1]); l.n=3; print(l, l.n)
def f(): l.q=1
show(f)
class D(dict): __slots__=()
def f(): D().q=1
show(f)
class E(Exception): __slots__=('code',)
class I(int): __slots__=()
show(lambda: I(3)+1)
class Emp: __slots__=()
def f(): Emp().x=1
show(f)
class G:
    __slots__=['x','y']
    def __init__(self,x,y): self.x=x; self.y=y
    def __eq__(self,o): return (self.x,self.y)==(o.x,o.y)
    def __repr__(self): return f'G({self.x},{self.y})'
g=G(1,2); print(g, g==G(1,2), [getattr(g,n) for n in g.__slots__], hasattr(g,'__dict__'), dir(g)[-3:])
import copy
class H:
    __slots__=('x',)
    x2=property(lambda s: s.x)
h=H(); h.x=3; print(h.x2)
def f(): h.x2=3
show(f)
class M(type):
    def __new__(m,n,b,ns): ns['__slots__']=('mm',); return super().__new__(m,n,b,ns)
class N(metaclass=M): pass
n=N(); n.mm=1; print(n.mm)
show(lambda: setattr(n,'k',1))
print([n for n in dir(S) ])
print(dir(A()))
class Dsc:
    __slots__=('v',)
    def __set_name__(self,o,n): self.v=n
class Use: d=Dsc()
print(Use.d.v)
h.__class__=H
show(lambda: setattr(h,'__class__',S))
a=A(); a.__class__=B; print(type(a))
show(lambda: setattr(a,'__class__',S)); show(lambda: setattr(a,'__class__',int)); show(lambda: setattr(a,'__class__',3)); show(lambda: setattr(1,'__class__',A))
