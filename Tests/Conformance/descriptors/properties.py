"""property, classmethod and staticmethod by hand, and classes that inherit from them."""


class Plain:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        print("deleted")

    @property
    def fixed(self):
        return 5

    write_only = property(None, lambda self, value: print("wrote", value))

    @classmethod
    def c(cls, n):
        "A class method."
        return cls.__name__, n

    @staticmethod
    def s(n):
        return n * 2


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


p = Plain()
names = Plain.__dict__
print(names["x"].__get__(p, Plain), names["x"].__get__(None, Plain) is names["x"], names["x"].__doc__, names["x"].fget.__name__)
names["x"].__set__(p, 9)
print(p.x)
names["x"].__delete__(p)
attempt(lambda: setattr(p, "fixed", 1))
attempt(lambda: delattr(p, "fixed"))
attempt(lambda: p.write_only)
p.write_only = 3
print(names["c"].__get__(p)(1), names["c"].__get__(None, Plain)(2), names["s"].__get__(p)(3), names["s"](4))
print(names["c"].__func__.__name__, names["c"].__wrapped__.__name__, names["c"].__name__, names["c"].__doc__, names["s"].__qualname__)
attempt(lambda: names["c"](p))
print([hasattr(names["x"], n) for n in ("__get__", "__set__", "__delete__")], [hasattr(names["c"], n) for n in ("__get__", "__set__")])
attempt(lambda: classmethod())
attempt(lambda: staticmethod(1, 2))
attempt(lambda: property(1, 2, 3, 4, 5))


class Loud(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("reading", self.fget.__name__)
        return super().__get__(instance, owner)

    def __set__(self, instance, value):
        print("writing", value)
        super().__set__(instance, value)


class classproperty(property):
    def __get__(self, instance, owner):
        return self.fget(owner)


class register(classmethod):
    seen = []

    def __init__(self, function):
        super().__init__(function)
        self.seen.append(function.__name__)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Uses:
    def __init__(self):
        self._v = 10

    @Loud
    def value(self):
        return self._v

    @value.setter
    def value(self, new):
        self._v = new

    @classproperty
    def label(cls):
        return f"<{cls.__name__}>"

    @register
    def made(cls):
        return cls.__name__

    @Lazy
    def heavy(self):
        print("computed")
        return 42


u = Uses()
print(u.value)
u.value = 11
print(u.value, Uses.label, u.label, Uses.made(), register.seen, u.heavy, u.heavy, type(Uses.__dict__["value"]).__name__)
print(isinstance(Uses.__dict__["value"], property), type(Uses.__dict__["made"]).__mro__[1].__name__)


class Meta(type):
    __call__ = dict


print(Meta("M", (), {})(a=1))
