"""property, classmethod, staticmethod and super as objects."""
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P:
    @property
    def x(self): "xdoc"; return 1
    y=property(lambda s: 2)
    z=property(None, lambda s,v: None)
    w=property(lambda s: 3, doc="given")
    @x.setter
    def x(self, v): pass
    nodoc=property()
p=P()
for n in 'x y z w nodoc'.split():
    d=P.__dict__[n]
    print(n, d.fget and d.fget.__name__, d.fset and d.fset.__name__, d.fdel, d.__doc__, d.__isabstractmethod__)
    show(lambda: d.__name__)
show(lambda: p.z)
def s(): del p.x
show(s)
def s(): p.y=3
show(s)
show(lambda: p.nodoc)
show(lambda: P.x is P.__dict__['x'])
show(lambda: P.x.__get__(p))
show(lambda: P.x.__get__(None, P) is P.x)
show(lambda: P.x.__set__(p, 3))
show(lambda: P.y.__set__(p, 3))
show(lambda: P.y.__delete__(p))
show(lambda: property(1,2,3,4,5))
show(lambda: property().fget)
show(lambda: property().__name__)
q=property(lambda s: 1); q.__name__='nm'; print(q.__name__)
q.__doc__='dd'; print(q.__doc__)
def s(): q.fget=3
show(s)
class Sub(property):
    "subdoc"
    def __get__(self, o, t=None): return 'sub' if o is not None else super().__get__(o,t)
class Q:
    @Sub
    def a(self): "adoc"
    b=Sub(lambda s: 1)
print(Q().a, type(Q.a), Q.a.__doc__, Q.b.__doc__, type(Q.a.setter(3)))
import abc
class AB(abc.ABC):
    @property
    @abc.abstractmethod
    def k(self): pass
show(lambda: AB())
show(lambda: AB.__dict__['k'].__isabstractmethod__)
class C:
    @classmethod
    def cm(cls, a: int=3) -> str: "cmdoc"; return cls
    @staticmethod
    def sm(a=1): "smdoc"; return a
cm=C.__dict__['cm']; sm=C.__dict__['sm']
for o in (cm, sm):
    print(o.__func__.__name__, o.__wrapped__ is o.__func__, o.__name__, o.__qualname__, o.__doc__, o.__module__, o.__isabstractmethod__, o.__annotations__)
    print(repr(o).split(' at ')[0])
    o.zz=1; print(o.zz)
show(lambda: cm())
show(lambda: sm(4))
show(lambda: cm.__get__(None, int)())
show(lambda: cm.__get__(3)())
show(lambda: sm.__get__(3)())
show(lambda: classmethod())
show(lambda: classmethod(1).__get__(1))
show(lambda: staticmethod(1).__get__(1))
show(lambda: classmethod(1).__name__)
class CM(classmethod): pass
class SM(staticmethod): pass
class D:
    a=CM(lambda c: c)
    b=SM(lambda: 5)
    @classmethod
    @property
    def cp(cls): return 7
print(D.a(), D().a(), D.b(), D().b(), type(D.__dict__['a']))
show(lambda: D.cp)
class Del:
    @property
    def v(self): raise AttributeError('inner')
    def __getattr__(self, n): return 'fallback '+n
print(Del().v)
print(repr(P.__dict__['x'])[:16])
s=super(P, p)
print(repr(s)[:40], s.__thisclass__, s.__self__ is p, s.__self_class__)
show(lambda: super(P).__self__)
show(lambda: super(3))
show(lambda: super(P, 3))
show(lambda: super(P, p).nothing)
show(lambda: super())
class U:
    def f(self): return super().__init__
    def g(): super().x
    @staticmethod
    def h(a): return super().x
show(lambda: U().f())
show(lambda: U.g())
show(lambda: U.h(3))
