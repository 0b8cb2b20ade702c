"""Functions that take or return functions. `_functools` holds what CPython writes in C."""

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function that it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last: the wrapped function may have been a wrapper itself.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies `update_wrapper` to the wrapper that it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# How each comparison follows from another: whether its answer is turned round, and what is then said of equals.
_NOT, _OR_EQUAL, _UNEQUAL, _NOT_OR_EQUAL, _NOT_UNEQUAL = range(5)
_DERIVED = {
    "__lt__": {"__gt__": _NOT_UNEQUAL, "__le__": _OR_EQUAL, "__ge__": _NOT},
    "__le__": {"__ge__": _NOT_OR_EQUAL, "__lt__": _UNEQUAL, "__gt__": _NOT},
    "__gt__": {"__lt__": _NOT_UNEQUAL, "__ge__": _OR_EQUAL, "__le__": _NOT},
    "__ge__": {"__le__": _NOT_OR_EQUAL, "__gt__": _UNEQUAL, "__lt__": _NOT},
}


def _derive(name, root, rule):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if rule == _NOT:
            return not result
        if rule == _OR_EQUAL:
            return result or self == other
        if rule == _UNEQUAL:
            return result and self != other
        if rule == _NOT_OR_EQUAL:
            return not result or self == other
        return not result and self != other

    compare.__name__ = name
    compare.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
    compare.__doc__ = getattr(int, name).__doc__
    return compare


def total_ordering(cls):
    """Adds the comparisons that a class lacks; it must have one of the four and should have `__eq__`."""
    own = {name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)}
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # The greatest name is the preferred root: `__lt__`, then `__le__`, `__gt__`, `__ge__`.
    root = max(own)
    for name, rule in _DERIVED[root].items():
        if name not in own:
            setattr(cls, name, _derive(name, root, rule))
    return cls


class partialmethod:
    """Like `partial`, for use in a class: what it gives is a method."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            # One of another is made flat.
            args, keywords, func = func.args + args, func.keywords | keywords, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args), *(f"{key}={value!r}" for key, value in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        bound = self._bound(obj, cls)
        if bound is None:
            # Nothing that binds by itself: a function does it in its place.
            return self._as_function().__get__(obj, cls)
        method = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            method.__self__ = bound.__self__
        return method

    def _bound(self, obj, cls):
        """What the function gives as a descriptor, None if that is only itself."""
        if isinstance(self.func, partial) or not hasattr(self.func, "__get__"):
            return None
        bound = self.func.__get__(obj, cls)
        return None if bound is self.func else bound

    def _as_function(self):
        def _method(receiver, /, *args, **keywords):
            return self.func(receiver, *self.args, *args, **(self.keywords | keywords))

        _method.__isabstractmethod__, _method.__partialmethod__ = self.__isabstractmethod__, self
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


_CacheInfo = None


def _cache_info(*counts):
    # A namedtuple costs a moment to make, and few programs ask.
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
        _CacheInfo.__module__ = "functools"
    return _CacheInfo(*counts)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the results of the latest calls; `maxsize=None` for all."""

    def remembering(function, size):
        made = _lru_cache_wrapper(function, size, typed, _cache_info)
        made.cache_parameters = lambda: {"maxsize": size, "typed": typed}
        return update_wrapper(made, function)

    if maxsize is None or isinstance(maxsize, int):
        size = None if maxsize is None else max(maxsize, 0)
        return lambda user_function: remembering(user_function, size)
    if callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses.
        return remembering(maxsize, 128)
    raise TypeError("Expected first argument to be an integer, a callable, or None")


def cache(user_function, /):
    """Remembers all results."""
    return lru_cache(maxsize=None)(user_function)


_NOT_FOUND = object()


class cached_property:
    """A property that is computed once and then stands in the instance's `__dict__`."""

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__module__, self.__doc__ = func.__module__, func.__doc__

    def __set_name__(self, owner, name):
        known = self.attrname
        if known is not None and known != name:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({known!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kind = type(instance).__name__
        try:
            values = instance.__dict__
        except AttributeError:
            # A class with slots, or one that keeps its attributes elsewhere.
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to cache {name!r} property.") from None
        value = values.get(name, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                values[name] = value
            except TypeError:
                # That of a class, for example.
                raise TypeError(
                    f"The '__dict__' attribute on {kind!r} instance does not support item assignment "
                    f"for caching {name!r} property."
                ) from None
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


def __getattr__(name):
    if name not in ("singledispatch", "singledispatchmethod"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import _singledispatch

    made = globals()[name] = getattr(_singledispatch, name)
    return made
