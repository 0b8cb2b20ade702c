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
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses.
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """Remembers all results."""
    return lru_cache(maxsize=None)(user_function)


# singledispatch (PEP 443): the class's method resolution order decides, with the abstract classes that it was registered
# with, or that say it is one of theirs, put in where it begins to be one of them.


def _merge(sequences):
    """C3: always the first head that stands in no tail."""
    merged = []
    while sequences := [sequence for sequence in sequences if sequence]:
        tails = [each for sequence in sequences for each in sequence[1:]]
        head = next((sequence[0] for sequence in sequences if sequence[0] not in tails), None)
        if head is None:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(head)
        sequences = [sequence[1:] if sequence[0] == head else sequence for sequence in sequences]
    return merged


def _order(cls, abstract):
    """The resolution order of `cls` with those of the abstract classes that it is a subclass of."""
    bases = list(cls.__bases__)
    # New ones come behind the last base that is abstract itself, before the concrete ones.
    place = max((i + 1 for i, base in enumerate(bases) if hasattr(base, "__abstractmethods__")), default=0)
    new = [each for each in abstract if issubclass(cls, each) and not any(issubclass(base, each) for base in bases)]
    rest = [each for each in abstract if each not in new]
    parts = [bases[:place], new, bases[place:]]
    return _merge([[cls]] + [_order(each, rest) for part in parts for each in part] + parts)


def _virtual_bases(cls, registered):
    """The classes, not in the real resolution order, that must be put into it so that all registered ones are found."""
    real = set(cls.__mro__)
    wanted = [
        each
        for each in registered
        if each not in real and isinstance(each, type) and not _is_generic_alias(each) and issubclass(cls, each)
    ]
    # A base of another one comes with it.
    wanted = [each for each in wanted if not any(each is not other and each in other.__mro__ for other in wanted)]
    found = []
    for each in wanted:
        # A subclass of it that `cls` is virtually of, too, places it more exactly; the one that leads to most goes first.
        paths = [
            [above for above in sub.__mro__ if above in wanted]
            for sub in each.__subclasses__()
            if sub not in real and issubclass(cls, sub)
        ]
        for path in sorted(paths, key=len, reverse=True) or [[each]]:
            found += [above for above in path if above not in found]
    return found


def _find_impl(cls, registry):
    real = cls.__mro__
    order = _order(cls, _virtual_bases(cls, registry))
    best = next((each for each in order if each in registry), None)
    if best is None:
        return None
    for other in order[order.index(best) + 1 :][:1]:
        if other in registry and other not in real and best not in real and not issubclass(best, other):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {other}")
    return registry[best]


def _is_generic_alias(value):
    from types import GenericAlias

    return isinstance(value, GenericAlias)


def _is_union(value):
    from types import UnionType
    import sys

    if isinstance(value, UnionType):
        return True
    typing = sys.modules.get("typing")
    return typing is not None and typing.get_origin(value) is typing.Union


def singledispatch(func):
    """A function whose implementation is chosen by the class of its first argument."""
    registry = {}
    dispatch_cache = {}
    cache_token = None

    def dispatch(cls):
        nonlocal cache_token
        if cache_token is not None:
            from abc import get_cache_token

            current_token = get_cache_token()
            if cache_token != current_token:
                dispatch_cache.clear()
                cache_token = current_token
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        dispatch_cache[cls] = implementation
        return implementation

    def is_valid_type(cls):
        if isinstance(cls, type):
            return True
        return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        nonlocal cache_token
        if is_valid_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            argname, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                from typing import get_type_hints

                cls = get_type_hints(func)[argname]
            elif cls is None:
                cls = type(None)
            if not is_valid_type(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        if cache_token is None and hasattr(cls, "__abstractmethods__"):
            from abc import get_cache_token

            cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType

    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """`singledispatch` for methods: the class of the argument behind `self` or `cls` decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


_NOT_FOUND = object()


class cached_property:
    """A property that is computed once and then stands in the instance's `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            # A class with slots, or one that keeps its attributes elsewhere.
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = cache.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)
