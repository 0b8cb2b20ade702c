"""Functions whose implementation a class decides (PEP 443); they are part of `functools`.

The resolution order of the argument's class decides, with the abstract classes that the function was registered with, or that say
it is one of theirs, put in where it begins to be one of them.
"""

from abc import get_cache_token
from functools import update_wrapper
from types import GenericAlias, MappingProxyType, UnionType
import sys
import weakref

# Where programs find them.
__name__ = "functools"


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
        if each not in real and isinstance(each, type) and not isinstance(each, GenericAlias) and issubclass(cls, each)
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


def _is_union(value):
    if isinstance(value, UnionType):
        return True
    typing = sys.modules.get("typing")
    return typing is not None and typing.get_origin(value) is typing.Union


def _is_registrable(cls):
    return isinstance(cls, type) or _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def _annotated_class(func):
    """The class that the first parameter of a function is annotated with."""
    annotations = getattr(func, "__annotations__", {})
    if not annotations:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            f"Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    name, cls = next(iter(annotations.items()))
    if isinstance(cls, str):
        from typing import get_type_hints

        cls = get_type_hints(func)[name]
    cls = type(None) if cls is None else cls
    if _is_registrable(cls):
        return cls
    why = "not all arguments are classes" if _is_union(cls) else "is not a class"
    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {why}.")


class _Implementations:
    """The implementations of one function by class, and those that have been found for other classes."""

    def __init__(self, default):
        self.registered = {object: default}
        # What was found for a class does not keep the class alive.
        self.found = weakref.WeakKeyDictionary()
        # Set with the first abstract class: what is one of it may change.
        self.token = None

    def dispatch(self, cls):
        """The implementation for a class."""
        if self.token is not None:
            now = get_cache_token()
            if self.token != now:
                self.found.clear()
                self.token = now
        try:
            return self.found[cls]
        except KeyError:
            registered = self.registered
        func = self.found[cls] = registered[cls] if cls in registered else _find_impl(cls, registered)
        return func

    def register(self, cls, func=None):
        """Adds an implementation: a function for a class, an annotated function, or what a decorator gets."""
        if not _is_registrable(cls):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            cls, func = _annotated_class(cls), cls
        elif func is None:
            return lambda decorated: self.register(cls, decorated)
        self.registered.update(dict.fromkeys(cls.__args__ if _is_union(cls) else (cls,), func))
        if self.token is None and hasattr(cls, "__abstractmethods__"):
            self.token = get_cache_token()
        self.found.clear()
        return func


def _first(name, args):
    """The class that decides."""
    if args:
        return args[0].__class__
    raise TypeError(f"{name} requires at least 1 positional argument")


def singledispatch(func):
    """A function whose implementation is chosen by the class of its first argument."""
    implementations = _Implementations(func)
    dispatch, name = implementations.dispatch, getattr(func, "__name__", "singledispatch function")

    def wrapper(*args, **kw):
        return dispatch(_first(name, args))(*args, **kw)

    wrapper.register, wrapper.dispatch = implementations.register, dispatch
    wrapper.registry = MappingProxyType(implementations.registered)
    wrapper._clear_cache = implementations.found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """`singledispatch` for methods: the class of the argument behind `self` or `cls` decides."""

    def __init__(self, func):
        if not (callable(func) or hasattr(func, "__get__")):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func, self.dispatcher = func, singledispatch(func)

    __isabstractmethod__ = property(lambda self: getattr(self.func, "__isabstractmethod__", False))

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch, name = self.dispatcher.dispatch, getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            return dispatch(_first(name, args)).__get__(obj, cls)(*args, **kwargs)

        _method.register, _method.__isabstractmethod__ = self.register, self.__isabstractmethod__
        return update_wrapper(_method, self.func)
