from abc import ABC, abstractmethod
import logging
import sys

logging.basicConfig(level=logging.INFO, stream=sys.stdout)


class Validator(ABC):
    def __set_name__(self, owner, name):
        self.private_name = '_' + name
        self.public_name = name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        value = getattr(obj, self.private_name)
        logging.info('Accessing %r giving %r', self.public_name, value)
        return value

    def __set__(self, obj, value):
        self.validate(value)
        logging.info('Updating %r to %r', self.public_name, value)
        setattr(obj, self.private_name, value)

    @abstractmethod
    def validate(self, value):
        pass


class OneOf(Validator):
    def __init__(self, *options):
        self.options = set(options)

    def validate(self, value):
        if value not in self.options:
            raise ValueError(f'Expected {value!r} to be one of {self.options!r}')


class Number(Validator):
    def __init__(self, minvalue=None, maxvalue=None):
        self.minvalue = minvalue
        self.maxvalue = maxvalue

    def validate(self, value):
        if not isinstance(value, (int, float)):
            raise TypeError(f'Expected {value!r} to be an int or float')
        if self.minvalue is not None and value < self.minvalue:
            raise ValueError(f'Expected {value!r} to be at least {self.minvalue!r}')
        if self.maxvalue is not None and value > self.maxvalue:
            raise ValueError(f'Expected {value!r} to be no more than {self.maxvalue!r}')


class String(Validator):
    def __init__(self, minsize=None, maxsize=None, predicate=None):
        self.minsize, self.maxsize, self.predicate = minsize, maxsize, predicate

    def validate(self, value):
        if not isinstance(value, str):
            raise TypeError(f'Expected {value!r} to be an str')
        if self.minsize is not None and len(value) < self.minsize:
            raise ValueError(f'Expected {value!r} to be no smaller than {self.minsize!r}')
        if self.predicate is not None and not self.predicate(value):
            raise ValueError(f'Expected {self.predicate} to be true for {value!r}')


class Component:
    name = String(minsize=3, maxsize=10, predicate=str.isupper)
    kind = OneOf('wood', 'metal', 'plastic')
    quantity = Number(minvalue=0)

    def __init__(self, name, kind, quantity):
        self.name = name
        self.kind = kind
        self.quantity = quantity


for args in [('Widget', 'metal', 5), ('WIDGET', 'metle', 5), ('WIDGET', 'metal', -5), ('WIDGET', 'metal', 'V'), ('WIDGET', 'metal', 5)]:
    try:
        c = Component(*args)
        print(c.name, c.kind, c.quantity, vars(c))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Property:
    "Emulate PyProperty_Type()"

    def __init__(self, fget=None, fset=None, doc=None):
        self.fget, self.fset = fget, fset
        self.__doc__ = doc if doc is not None or fget is None else fget.__doc__

    def __set_name__(self, owner, name):
        self.__name__ = name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return self.fget(obj)

    def __set__(self, obj, value):
        if self.fset is None:
            raise AttributeError(f"property {self.__name__!r} has no setter")
        self.fset(obj, value)

    def setter(self, f):
        return type(self)(self.fget, f, self.__doc__)


class Cell:
    def __init__(self):
        self._v = 0

    @Property
    def v(self):
        "the value"
        return self._v

    @v.setter
    def v(self, x):
        self._v = x * 2

    @Property
    def ro(self):
        return "fixed"

    @property
    def builtin(self):
        return 1


c = Cell(); c.v = 21
print(c.v, Cell.v.__doc__, c.ro)
for name in ("ro", "builtin"):
    try:
        setattr(c, name, 1)
    except AttributeError as e:
        print(e)


class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, obj, t): 
        print("computing"); v = obj.__dict__[self.name] = self.f(obj); return v


class Circle:
    @Lazy
    def area(self): return 3 * 3


c = Circle(); print(c.area, c.area, c.__dict__)
class Func:
    def f(self, x): return x
print(Func.f, Func().f.__func__ is Func.f, Func.__dict__["f"].__get__(5)(6), Func.f.__get__(None, Func) is Func.f)
