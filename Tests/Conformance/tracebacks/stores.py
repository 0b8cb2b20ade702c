"""Where a traceback points when storing a name fails: a class namespace that refuses names."""
import traceback
class NS(dict):
    def __setitem__(self, name, value):
        if name in ("f", "g", "h", "K", "L", "a", "T", "math", "m2", "x", "y", "e", "w"): 
            raise TypeError(name)
        super().__setitem__(name, value)
class M(type):
    @classmethod
    def __prepare__(cls, n, b): return NS()
def deco(f): return f
def t1():
    class A(metaclass=M):
        def f(self):
            pass
def t2():
    class A(metaclass=M):
        @deco
        @deco
        def g(self): pass
def t3():
    class A(metaclass=M):
        class K:
            x = 1
def t4():
    class A(metaclass=M):
        @deco
        class L: pass
def t5():
    class A(metaclass=M):
        async def h(self,
                    b=3): pass
def t6():
    class A(metaclass=M):
        type T = int
def t7():
    class A(metaclass=M):
        import math
def t8():
    class A(metaclass=M):
        import math as m2, sys
def t9():
    class A(metaclass=M):
        from math import (sin as x,
             cos)
def t10():
    class A(metaclass=M):
        for y in [1]: pass
def t11():
    class A(metaclass=M):
        with open("x") if 0 else __import__("contextlib").nullcontext() as w: pass
def t12():
    class A(metaclass=M):
        try: 1/0
        except Exception as e: pass
def t13():
    class A(metaclass=M):
        match 3:
            case x: pass
def t14():
    class A(metaclass=M):
        (a, b) = 1, 2
def t15():
    class A(metaclass=M):
        def f[T](self):
            pass
def t16():
    class A(metaclass=M):
        class K[T]:
            pass
def t17():
    class A(metaclass=M):
        a: int = 3
def t18():
    class A(metaclass=M):
        print(x := 3)
for t in [v for k, v in list(globals().items()) if k[0] == "t" and k[1:].isdigit()]:
    try: t()
    except TypeError: traceback.print_exc()
