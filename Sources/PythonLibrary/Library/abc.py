"""Abstract base classes. `ABCMeta` is the machine's own, as in CPython: `isinstance` asks it often."""

from _abc import ABCMeta, _update_abstract, get_cache_token


def abstractmethod(funcobj):
    """Marks a method that a concrete class must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: `classmethod` around an abstract method does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: `staticmethod` around an abstract method does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: `property` around an abstract method does the same."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Finds out anew what is abstract in a class, after methods were added to it."""
    if hasattr(cls, "__abstractmethods__"):
        _update_abstract(cls)
    return cls


class ABC(metaclass=ABCMeta):
    """A base class whose metaclass is `ABCMeta`."""

    __slots__ = ()
