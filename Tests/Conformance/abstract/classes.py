"""abc: abstract methods of all kinds, registering, hooks, and the words of the errors."""
import abc
from abc import ABC, ABCMeta, abstractmethod


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class Shape(ABC):
    "A shape."

    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def unit(): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


attempt(Shape)
print(sorted(Shape.__abstractmethods__), type(Shape), type(Shape.__abstractmethods__))


class Half(Shape):
    def area(self):
        return super().area() + 5

    name = "half"


attempt(Half)
print(sorted(Half.__abstractmethods__))


class Square(Half):
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def unit():
        return "cm"


s = Square.make()
print(s.describe(), s.unit(), isinstance(s, Shape), issubclass(Square, Shape), Square.__abstractmethods__)


class One(ABC):
    @abstractmethod
    def only(self): ...


attempt(One)
attempt(One, 1, 2)
attempt(lambda: type("Concrete", (One,), {"only": lambda self: 1})().only())


class Plugin(metaclass=ABCMeta):
    pass


@Plugin.register
class Foreign:
    pass


print(isinstance(Foreign(), Plugin), issubclass(Foreign, Plugin), Foreign.__mro__, isinstance(3, Plugin))
Plugin.register(int)
print(isinstance(3, Plugin), isinstance(True, Plugin), issubclass(str, Plugin))
attempt(Plugin.register, 3)


class Sub(Plugin):
    pass


attempt(Sub.register, Plugin)
attempt(issubclass, 3, Plugin)
before = abc.get_cache_token()
Plugin.register(float)
print(abc.get_cache_token() != before)


class Closeable(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Closeable:
            return any("close" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class File:
    def close(self): ...


print(isinstance(File(), Closeable), isinstance(3, Closeable), issubclass(File, Closeable))


class Wrong(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 3


attempt(isinstance, 1, Wrong)


class Late(ABC):
    @abstractmethod
    def f(self): ...


Late.f = lambda self: 1
attempt(Late)
abc.update_abstractmethods(Late)
print(Late().f())


class Prop(ABC):
    @property
    def x(self): ...

    @x.setter
    @abstractmethod
    def x(self, value): ...


attempt(Prop)
print(Prop.x.__isabstractmethod__, Shape.area.__isabstractmethod__, property().__isabstractmethod__)


class Meta(ABCMeta):
    def __instancecheck__(cls, instance):
        return "meta" == instance or super().__instancecheck__(instance)


class WithMeta(metaclass=Meta):
    pass


print(isinstance("meta", WithMeta), isinstance("other", WithMeta), isinstance(WithMeta(), WithMeta))


class Kw(ABC):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Kw, tag="t"):
    pass


print(Tagged.tag, ABC.__module__, ABCMeta.__module__, ABC.__abstractmethods__)


class Mixed(list, One):
    def only(self):
        return len(self)


print(Mixed([1, 2]).only())


class Liar:
    @property
    def __class__(self):
        return Square


print(isinstance(Liar(), Shape), isinstance(Liar(), Plugin))
