class M(type):
    def __new__(m, n, b, ns, **k): print("new", n, k); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): print("init", n); super().__init__(n, b, ns)
class A(metaclass=M): pass
B = type("B", (A,), {"x": 1})
print(type(B), B.x)
C = type.__new__(type, "C", (A,), {})
print(type(C))
class M2(type): pass
class D(metaclass=M2): pass
try: type("E", (A, D), {})
except TypeError as e: print(e)
from abc import ABC, abstractmethod
class S(ABC):
    @abstractmethod
    def f(self): ...
T = type("T", (S,), {})
print(type(T))
try: T()
except TypeError as e: print(e)
print(type("G", (S,), {"f": lambda self: 3})().f())
