"""The abstract classes of `collections.abc`: what a class must have to be called a container, an iterator, a sequence ...

A class is one of the small ones (`Hashable`, `Iterable`, `Sized` ...) as soon as it has their methods; of the large ones (`Sequence`,
`Mapping` ...) if it inherits or is registered, since the same methods do not yet mean the same.
"""

from _abc import _check_methods
from abc import ABCMeta, abstractmethod

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
    "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
    "ByteString", "Buffer",
]
__name__ = "collections.abc"

GenericAlias = type(list[int])
EllipsisType = type(...)
FunctionType = type(lambda: None)
_absent = object()


def _known_by(*methods, generic=False):
    """Makes a class one of the small ones: any class with these methods is a subclass, by a hook that subclasses do not share."""

    def decorate(owner):
        def __subclasshook__(cls, C):
            return _check_methods(C, *methods) if cls is owner else NotImplemented

        __subclasshook__.__qualname__ = f"{owner.__name__}.__subclasshook__"
        owner.__subclasshook__ = classmethod(__subclasshook__)
        if generic:
            owner.__class_getitem__ = classmethod(GenericAlias)
        return owner

    return decorate


# What holds something. Methods that must be defined have a body too, for those who call it by `super()`.


@_known_by("__contains__", generic=True)
class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False


@_known_by("__len__")
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_known_by("__iter__", generic=True)
class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()


@_known_by("__reversed__", "__iter__")
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_known_by("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    __slots__ = ()


# What goes on step by step.


@_known_by("__iter__", "__next__")
class Iterator(Iterable):
    __slots__ = ()

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        """The next item; StopIteration when there is none."""
        raise StopIteration


def _raise(typ, val, tb):
    """Raises what the three arguments of `throw` stand for."""
    error = typ if val is None and tb is None else typ() if val is None else val
    raise error if tb is None else error.with_traceback(tb)


@_known_by("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    __slots__ = ()

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raises an exception inside; what is yielded then, or StopIteration."""
        _raise(typ, val, tb)

    @abstractmethod
    def send(self, value):
        """Goes on with a value; what is yielded then, or StopIteration."""
        raise StopIteration

    def __next__(self):
        return self.send(None)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except _ENDINGS:
            return
        raise RuntimeError("generator ignored GeneratorExit")


_ENDINGS = GeneratorExit, StopIteration


@_known_by("__await__", generic=True)
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield


@_known_by("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raises an exception inside; what is yielded then, or StopIteration."""
        _raise(typ, val, tb)

    @abstractmethod
    def send(self, value):
        """Goes on with a value; what is yielded then, or StopIteration."""
        raise StopIteration

    def close(self):
        try:
            self.throw(GeneratorExit)
        except _ENDINGS:
            return
        raise RuntimeError("coroutine ignored GeneratorExit")


@_known_by("__aiter__", generic=True)
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_known_by("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    def __aiter__(self):
        return self

    @abstractmethod
    async def __anext__(self):
        """The next item; StopAsyncIteration when there is none."""
        raise StopAsyncIteration


@_known_by("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raises an exception inside; what is yielded then, or StopAsyncIteration."""
        _raise(typ, val, tb)

    @abstractmethod
    async def asend(self, value):
        """Goes on with a value; what is yielded then, or StopAsyncIteration."""
        raise StopAsyncIteration

    async def __anext__(self):
        return await self.asend(None)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


# What can be hashed, looked into and called.


@_known_by("__hash__")
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_known_by("__buffer__")
class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    """`Callable[[int, str], bool]`: the arguments stand flat in `__args__`, the result behind them."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        taken, result = args
        if isinstance(taken, (tuple, list)):
            return super().__new__(cls, origin, (*taken, result))
        if _is_param_expr(taken):
            return super().__new__(cls, origin, args)
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {taken}")

    def __repr__(self):
        *taken, result = self.__args__
        if len(taken) == 1 and _is_param_expr(taken[0]):
            return super().__repr__()
        return f"collections.abc.Callable[[{', '.join(map(_type_repr, taken))}], {_type_repr(result)}]"

    def __getitem__(self, item):
        values = item if isinstance(item, tuple) else (item,)
        names = self.__parameters__
        # The one parameter stands for all arguments of the callable: a list of them may be given without its brackets.
        if len(names) == 1 and _is_param_expr(names[0]) and values and not _is_param_expr(values[0]):
            values = (values,)
        *taken, result = super().__getitem__(values).__args__
        if taken and isinstance(taken[0], (tuple, list)):
            return _CallableGenericAlias(Callable, (*taken, result))
        return _CallableGenericAlias(Callable, (tuple(taken), result))


def _is_param_expr(obj):
    if obj is Ellipsis or isinstance(obj, list):
        return True
    cls = type(obj)
    return cls.__module__ == "typing" and cls.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _type_repr(obj):
    match obj:
        case EllipsisType():
            return "..."
        case FunctionType():
            return obj.__name__
        case type(__module__="builtins"):
            return obj.__qualname__
        case type():
            return f"{obj.__module__}.{obj.__qualname__}"
    return repr(obj)


@_known_by("__call__")
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableGenericAlias)


# Sets


class Set(Collection):
    """A finite set that can be asked. A subclass whose `__init__` takes no iterable overrides `_from_iterable`."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    # `<` and `==` go by `<=`, and `>` by `>=`, as a subclass may have defined them.

    def __le__(self, other):
        return _is_within(self, other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return _is_within(other, self) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def isdisjoint(self, other):
        """Whether they have nothing in common."""
        return not any(each in self for each in other)

    # The other operand of an operator may be anything that can be gone through.

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(each for both in (self, other) for each in both)
        return NotImplemented

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(each for each in other if each in self)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, Iterable):
            taken = other if isinstance(other, Set) else self._from_iterable(other)
            return self._from_iterable(each for each in self if each not in taken)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, Iterable):
            left = other if isinstance(other, Set) else self._from_iterable(other)
            return self._from_iterable(each for each in left if each not in self)
        return NotImplemented

    def __xor__(self, other):
        if isinstance(other, Iterable):
            right = other if isinstance(other, Set) else self._from_iterable(other)
            return (self - right) | (right - self)
        return NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def _hash(self):
        """A hash for classes that want one: that of a frozenset with the same elements."""
        return hash(frozenset(self))


def _is_within(inner, outer):
    return len(inner) <= len(outer) and all(each in outer for each in inner)


class MutableSet(Set):
    """A set that can be changed."""

    __slots__ = ()

    @abstractmethod
    def discard(self, value):
        """Takes an element out, if it is there."""
        raise NotImplementedError

    @abstractmethod
    def add(self, value):
        """Puts an element in, if it is not there yet."""
        raise NotImplementedError

    def remove(self, value):
        """Takes an element out; KeyError if it is not there."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Takes some element out and returns it."""
        for value in self:
            break
        else:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __ior__(self, it):
        for each in it:
            self.add(each)
        return self

    def __iand__(self, it):
        for each in self - it:
            self.discard(each)
        return self

    # What is taken out of itself leaves nothing, and may not be gone through meanwhile.

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for each in it:
                self.discard(each)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            for each in it if isinstance(it, Set) else self._from_iterable(it):
                (self.discard if each in self else self.add)(each)
        return self


# Mappings


class Mapping(Collection):
    """Keys with values that can be looked up."""

    __slots__ = ()
    # What `match` takes for a mapping.
    __abc_tpflags__ = 1 << 6

    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def keys(self):
        return KeysView(self)


class MappingView(Sized):
    """What `keys`, `items` and `values` answer: the mapping as it is when it is asked."""

    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        yield from map(self._mapping.__getitem__, self._mapping)

    def __contains__(self, value):
        return any(found is value or found == value for found in map(self._mapping.__getitem__, self._mapping))


class KeysView(MappingView, Set):
    __slots__ = ()

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class ItemsView(MappingView, Set):
    __slots__ = ()

    def __iter__(self):
        mapping = self._mapping
        yield from ((key, mapping[key]) for key in mapping)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class MutableMapping(Mapping):
    """A mapping that can be changed."""

    __slots__ = ()

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    def setdefault(self, key, default=None):
        """The value of a key, which gets the default if it has none."""
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        """Takes keys and values from a mapping, or from pairs, and then from the keywords."""
        if isinstance(other, Mapping) or hasattr(other, "keys"):
            for key in other if isinstance(other, Mapping) else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for name in kwds:
            self[name] = kwds[name]

    def popitem(self):
        """Takes some key out; returns it with its value."""
        for key in self:
            break
        else:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def pop(self, key, default=_absent):
        """Takes a key out; returns its value, or the default if it is not there."""
        try:
            value = self[key]
        except KeyError:
            if default is not _absent:
                return default
            raise
        else:
            del self[key]
            return value

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                return


# Sequences


class Sequence(Reversible, Collection):
    """Elements by their index."""

    __slots__ = ()
    # What `match` takes for a sequence.
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        place = 0
        while True:
            try:
                yield self[place]
            except IndexError:
                return
            place += 1

    def __reversed__(self):
        for place in range(len(self) - 1, -1, -1):
            yield self[place]

    def __contains__(self, value):
        return any(each is value or each == value for each in self)

    def count(self, value):
        """How often a value is there."""
        return sum(each is value or each == value for each in self)

    def index(self, value, start=0, stop=None):
        """The first place of a value; ValueError if it is not there."""
        place = start if start is None or start >= 0 else max(len(self) + start, 0)
        end = stop if stop is None or stop >= 0 else len(self) + stop
        while end is None or place < end:
            try:
                each = self[place]
            except IndexError:
                # Without an end it goes on to the last one.
                break
            if each is value or each == value:
                return place
            place += 1
        raise ValueError


class _DeprecateByteStringMeta(ABCMeta):
    """Warns of whoever inherits from `ByteString` or asks for it."""

    def __new__(cls, name, bases, namespace, **kwargs):
        if bases != (Sequence,):
            _warn_of_byte_string()
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        _warn_of_byte_string()
        return super().__instancecheck__(instance)


def _warn_of_byte_string():
    import warnings

    warnings._deprecated("collections.abc.ByteString", remove=(3, 14))


class ByteString(Sequence, metaclass=_DeprecateByteStringMeta):
    """Deprecated: `bytes` and `bytearray`."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence that can be changed."""

    __slots__ = ()

    @abstractmethod
    def insert(self, index, value):
        """Puts a value before the place that has this index."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        # What grows by itself would never end.
        for each in list(values) if values is self else values:
            self.append(each)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Takes out what has this index and returns it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        left, right = 0, len(self) - 1
        while left < right:
            self[left], self[right] = self[right], self[left]
            left, right = left + 1, right - 1


# Built-in classes for which no hook speaks; the `__buffer__` of some cannot be called here.

for _owner, _members in (
    (Set, (set, frozenset)),
    (MutableSet, (set,)),
    (Mapping, (type(type.__dict__),)),
    (MutableMapping, (dict,)),
    (KeysView, (type({}.keys()),)),
    (ValuesView, (type({}.values()),)),
    (ItemsView, (type({}.items()),)),
    (Sequence, (tuple, str, range, bytes, bytearray, memoryview)),
    (ByteString, (bytes, bytearray)),
    (Buffer, (bytes, bytearray, memoryview)),
    (MutableSequence, (list, bytearray)),
):
    for _member in _members:
        _owner.register(_member)
del _owner, _members, _member
