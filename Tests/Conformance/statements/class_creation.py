# Class statements: starred bases, keywords, __prepare__ with any mapping, __mro_entries__, metaclasses that are functions.
class NC:
    def __enter__(s): return 5
    def __exit__(s,*a): pass
# class statements
class Base: 
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
bases=(Base,)
class A(*bases, x=1, **{"y":2}): pass
class B(A, *(), **{}): pass
try:
    class C(*5): pass
except TypeError as e: print(e)
try:
    class C(**{"x":1}, x=2): pass
except TypeError as e: print(e)
except SyntaxError as e: print(e)
try:
    class C(**5): pass
except TypeError as e: print(e)
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw); 
        class D(dict):
            def __setitem__(s,k,v): print("set",k); super().__setitem__(k,v)
            def __getitem__(s,k): print("get",k); return super().__getitem__(k)
            def __delitem__(s,k): print("del",k); super().__delitem__(k)
        return D()
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(ns), kw)
        return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw): print("init", kw)
class M(metaclass=Meta, k=1):
    x = 1
    y = x + 1
    z: int = y
    w: str
    del x
    def f(self): return __class__
    for i in range(2): pass
    import sys
    with NC() as q: pass
    try: 1/0
    except ZeroDivisionError as e: pass
    class N: pass
    n = [y for _ in (1,)] if 0 else 3
print(M().f(), M.__annotations__)
class Mapping:
    def __init__(s): s.d={}
    def __getitem__(s,k): print("getitem",k); return s.d[k]
    def __setitem__(s,k,v): print("setitem",k); s.d[k]=v
    def __delitem__(s,k): print("delitem", k); del s.d[k]
class Meta2(type):
    @classmethod
    def __prepare__(m,n,b): return Mapping()
    def __new__(m,n,b,ns): 
        print(type(ns), sorted(ns.d)); return type.__new__(m,n,b,ns.d)
class X(metaclass=Meta2):
    a = 1
    b = a
    del a
    c: int = 3
    def m(self): return super().__repr__()
    try: undefined
    except NameError as e: print(e)
    try: del nothing
    except NameError as e: print(e)
    print(len("builtin"))
class Meta3(type):
    @classmethod
    def __prepare__(m,n,b): return 5
try:
    class Y(metaclass=Meta3): pass
except TypeError as e: print(e)
class P:
    def __mro_entries__(self, bases): print("entries", len(bases)); return (dict, )
class Q(P(), list if 0 else object): pass
print(len(Q.__orig_bases__), Q.__bases__)
class R:
    def __mro_entries__(self, bases): return [dict]
try:
    class S(R()): pass
except TypeError as e: print(e)
try:
    class S(5): pass
except TypeError as e: print(e)
def func_meta(name, bases, ns, **kw): print("func_meta", name, bases, sorted(ns), kw); return 42
class T(metaclass=func_meta, a=1): 
    def f(self): pass
