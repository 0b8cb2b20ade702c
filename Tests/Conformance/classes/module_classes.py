"""Modules that change their class (Data model, "Customizing module attribute access")."""
import sys, types
class Verbose(types.ModuleType):
    limit = 3
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __getattr__(self, name):
        print("get", name)
        return name.upper()
    @property
    def prop(self): return len(self.__dict__) > 5
    def __call__(self, x): return x * 2
    def __repr__(self): return "<verbose>"
me = sys.modules[__name__]
me.before = 1
for i in range(40):
    me.before
me.__class__ = Verbose
me.after = 2
print(after, me.other, me.prop, me.limit, me(4), repr(me), type(me), me.before)
for i in range(20):
    me.n = i if i > 17 else 0
    me.n
x = 5
print(me.x, isinstance(me, Verbose), me.__class__)
try: other
except NameError as e: print(e)
for bad in (int, 3, object, type("Other", (), {})):
    try: me.__class__ = bad
    except TypeError as e: print(e)
class Slotted(types.ModuleType):
    __slots__ = ("a",)
try: me.__class__ = Slotted
except TypeError as e: print(e)
me.__class__ = types.ModuleType
try: me.other
except AttributeError as e: print(e)
import math
try: math.__class__ = Verbose; print(math.nothing); math.q = 1
except TypeError as e: print(e)
print(math.pi)
math.__class__ = types.ModuleType
m = Verbose("m", "doc")
m.a = 1
print(m.__name__, m.__doc__, m.a, m.zz)
