"""The classes of things that have no name among the builtins, and how classes are made."""

from _types import (
    AsyncGeneratorType, BuiltinFunctionType, BuiltinMethodType, CellType, CodeType, CoroutineType, EllipsisType,
    FrameType, FunctionType, GeneratorType, GenericAlias, GetSetDescriptorType, LambdaType, MappingProxyType,
    MemberDescriptorType, MethodDescriptorType, MethodType, MethodWrapperType, ModuleType, NoneType,
    NotImplementedType, SimpleNamespace, TracebackType, UnionType, WrapperDescriptorType,
)
from _types import _is_coroutine, _is_coroutine_function, _is_generator_function, _mark_coroutine

__all__ = [
    "AsyncGeneratorType", "BuiltinFunctionType", "BuiltinMethodType", "CellType", "CodeType", "CoroutineType",
    "DynamicClassAttribute", "EllipsisType", "FrameType", "FunctionType", "GeneratorType", "GenericAlias",
    "GetSetDescriptorType", "LambdaType", "MappingProxyType", "MemberDescriptorType", "MethodDescriptorType",
    "MethodType", "MethodWrapperType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace",
    "TracebackType", "UnionType", "WrapperDescriptorType", "coroutine", "get_original_bases", "new_class",
    "prepare_class", "resolve_bases",
]

# Making classes as the class statement does (PEP 3115, PEP 560).


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """The bases, with those that are no classes replaced by what they stand for."""
    resolved = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
            continue
        replacement = entries(bases)
        if not isinstance(replacement, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved += replacement
    same = len(resolved) == len(bases) and all(new is old for new, old in zip(resolved, bases))
    return bases if same else tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace that it prepares, and the keywords without `metaclass`."""
    kwds = dict(kwds or {})
    default = type(bases[0]) if bases else type
    metaclass = kwds.pop("metaclass", default)
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    prepare = getattr(metaclass, "__prepare__", None)
    return metaclass, {} if prepare is None else prepare(name, bases, **kwds), kwds


def _most_derived(metaclass, bases):
    for base in bases:
        other = type(base)
        if issubclass(other, metaclass):
            metaclass = other
        elif not issubclass(metaclass, other):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases"
            )
    return metaclass


def get_original_bases(cls, /):
    """The bases as they were written."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property of instances; for the class itself, the metaclass's `__getattr__` is asked."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        # One that was given stays when the getter changes.
        self.overwrite_doc = doc is None
        self.__doc__ = doc or (fget.__doc__ if fget is not None else None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._call(self.fget, "unreadable attribute", instance)
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        self._call(self.fset, "can't set attribute", instance, value)

    def __delete__(self, instance):
        self._call(self.fdel, "can't delete attribute", instance)

    @staticmethod
    def _call(function, refusal, *args):
        if function is None:
            raise AttributeError(refusal)
        return function(*args)

    def _changed(self, fget, fset, fdel, doc):
        made = type(self)(fget, fset, fdel, doc)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        return self._changed(fget, self.fset, self.fdel, (fget.__doc__ if self.overwrite_doc else None) or self.__doc__)

    def setter(self, fset):
        return self._changed(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._changed(self.fget, self.fset, fdel, self.__doc__)


# Generators that may be awaited.


class _GeneratorWrapper:
    """Something like a generator, of a class of the program's, so that it can be awaited."""

    def __init__(self, wrapped):
        self._wrapped = wrapped
        self._is_generator = isinstance(wrapped, GeneratorType)
        self.__name__ = getattr(wrapped, "__name__", None)
        self.__qualname__ = getattr(wrapped, "__qualname__", None)

    def send(self, value):
        return self._wrapped.send(value)

    def throw(self, *error):
        return self._wrapped.throw(*error)

    def close(self):
        return self._wrapped.close()

    def __getattr__(self, name):
        if name[:3] in ("gi_", "cr_"):
            return getattr(self._wrapped, "gi_" + name[3:])
        raise AttributeError(name)

    def __next__(self):
        return next(self._wrapped)

    def __iter__(self):
        return self._wrapped if self._is_generator else self

    __await__ = __iter__


def coroutine(func):
    """Makes what a generator function returns awaitable."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if isinstance(func, FunctionType):
        if _is_coroutine_function(func):
            return func
        if _is_generator_function(func):
            return _mark_coroutine(func)
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if _is_coroutine(made):
            return made
        if hasattr(made, "send") and hasattr(made, "throw") and not hasattr(made, "__await__"):
            return _GeneratorWrapper(made)
        return made

    return wrapped
