"""Containers besides the built-in ones. `_collections` holds what CPython writes in C."""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

import _collections_abc
from _collections import OrderedDict, _caller_module, _count_elements, _deque_iterator, _tuplegetter, defaultdict, deque

_collections_abc.MutableSequence.register(deque)

# namedtuple

_new_tuple = tuple.__new__


def _check_field_names(typename, names, rename):
    """Names that are in order, with the wrong ones replaced by their places if that is wanted."""
    from keyword import iskeyword

    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
                names[i] = f"_{i}"
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if iskeyword(name) or not name.isidentifier():
            must = "cannot be a keyword" if iskeyword(name) else "must be valid identifiers"
            raise ValueError(f"Type names and field names {must}: {name!r}")
    for i, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:i]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    return tuple(names)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a subclass of tuple whose elements have names.

    >>> Point = namedtuple('Point', ['x', 'y'])
    >>> Point(11, y=22).x
    11
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    import sys

    typename = sys.intern(str(typename))
    fields = _check_field_names(typename, list(map(str, field_names)), rename)
    defaults = None if defaults is None else tuple(defaults)
    without = len(fields) - len(defaults or ())
    if without < 0:
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[without:], defaults or ()))

    # Compiled, so that a wrong call is told in the words of any function's.
    arguments = "".join(name + ", " for name in fields)
    namespace = {"_new_tuple": _new_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    __new__ = eval(f"lambda _cls, {arguments}: _new_tuple(_cls, ({arguments}))", namespace)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        made = _new_tuple(cls, iterable)
        if len(made) == len(fields):
            return made
        raise TypeError(f"Expected {len(fields)} arguments, got {len(made)}")

    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    shape = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + shape % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    # In CPython's order, which `vars` shows.
    members = {"__doc__": f"{typename}({', '.join(fields)})", "__slots__": (), "_fields": fields, "_field_defaults": field_defaults}
    members |= {"__new__": __new__, "_make": _make, "__replace__": _replace, "_replace": _replace, "__repr__": __repr__}
    members |= {"_asdict": _asdict, "__getnewargs__": __getnewargs__, "__match_args__": fields}
    members |= {
        name: _tuplegetter(place, sys.intern(f"Alias for field number {place}")) for place, name in enumerate(fields)
    }
    made = type(typename, (tuple,), members)
    made.__module__ = (_caller_module() or "__main__") if module is None else module
    return made


# Counter


class Counter(dict):
    """Counts things: a dictionary from each to how often it came; what never came counts 0.

    >>> Counter('abracadabra').most_common(2)
    [('a', 5), ('b', 2)]
    """

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, element):
        """Like dict's, but nothing happens for what is not there."""
        if element in self:
            super().__delitem__(element)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            return f"{name}({dict(self.most_common())!r})"
        except TypeError:
            # Counts that have no order.
            return f"{name}({dict(self)!r})"

    def most_common(self, n=None):
        """The n elements with the greatest counts, from the greatest on; all of them if n is None."""
        pairs = self.items()
        if n is None:
            return sorted(pairs, key=_count_of, reverse=True)
        import heapq

        return heapq.nlargest(n, pairs, key=_count_of)

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def elements(self):
        """Each element as often as it was counted."""
        from itertools import chain, repeat, starmap

        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def copy(self):
        return type(self)(self)

    def update(self, iterable=None, /, **kwds):
        """Adds counts: of an iterable's elements, or of a mapping."""
        if not isinstance(iterable, _collections_abc.Mapping):
            if iterable is not None:
                _count_elements(self, iterable)
        elif self:
            for element, count in iterable.items():
                self[element] = count + self.get(element, 0)
        else:
            dict.update(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become negative."""
        is_mapping = isinstance(iterable, _collections_abc.Mapping)
        given = () if iterable is None else iterable.items() if is_mapping else ((each, 1) for each in iterable)
        for element, count in given:
            self[element] = self.get(element, 0) - count
        if kwds:
            self.subtract(kwds)

    # What is missing counts 0 in comparisons.

    def __eq__(self, other):
        return all(a == b for a, b in _paired(self, other)) if isinstance(other, Counter) else NotImplemented

    def __le__(self, other):
        return all(a <= b for a, b in _paired(self, other)) if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        return all(a >= b for a, b in _paired(self, other)) if isinstance(other, Counter) else NotImplemented

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # Results keep positive counts only.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        sums = [(element, count + other[element]) for element, count in self.items()]
        sums += [(element, count) for element, count in other.items() if element not in self]
        return _positive(sums)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        rests = [(element, count - other[element]) for element, count in self.items()]
        rests += [(element, 0 - count) for element, count in other.items() if element not in self]
        return _positive(rests)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        greatest = []
        for element, count in self.items():
            other_count = other[element]
            greatest.append((element, other_count if count < other_count else count))
        greatest += [(element, count) for element, count in other.items() if element not in self]
        return _positive(greatest)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        least = []
        for element, count in self.items():
            other_count = other[element]
            least.append((element, count if count < other_count else other_count))
        return _positive(least)

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive([(element, 0 - count) for element, count in self.items()])

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __iand__(self, other):
        for element in self:
            if (least := other[element]) < self[element]:
                self[element] = least
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if self[element] < count:
                self[element] = count
        return self._keep_positive()


def _paired(a, b):
    """The two counts of each element that one of them has."""
    for part in (a, b):
        for element in part:
            yield a[element], b[element]


def _count_of(item):
    return item[1]


def _positive(pairs):
    result = Counter()
    for element, count in pairs:
        if count > 0:
            result[element] = count
    return result


# ChainMap


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings looked through one after the other; changes go to the first."""

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    # Reading

    def __getitem__(self, key):
        for each in self.maps:
            # Not `in`: a defaultdict makes what it lacks.
            try:
                return each[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __contains__(self, key):
        return any(key in each for each in self.maps)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __bool__(self):
        return any(self.maps)

    def __iter__(self):
        # The last mapping's keys come first.
        keys = {}
        for each in self.maps[::-1]:
            keys |= dict.fromkeys(each)
        return iter(keys)

    def __len__(self):
        return len(set().union(*self.maps))

    def __repr__(self):
        import reprlib

        return reprlib.recursive_repr()(_repr_of_maps)(self)

    # Changing the first mapping

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        first = self.maps[0]
        try:
            del first[key]
        except KeyError:
            raise _not_in_first(key)

    def pop(self, key, *args):
        first = self.maps[0]
        try:
            return first.pop(key, *args)
        except KeyError:
            raise _not_in_first(key)

    def popitem(self):
        first = self.maps[0]
        try:
            return first.popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def clear(self):
        first = self.maps[0]
        first.clear()

    def __ior__(self, other):
        first = self.maps[0]
        first.update(other)
        return self

    # Others like it

    def new_child(self, m=None, **kwargs):
        """A new one with one more mapping before the others."""
        first = kwargs if m is None else m
        if kwargs and first is not kwargs:
            first.update(kwargs)
        return type(self)(first, *self.maps)

    @property
    def parents(self):
        """A new one without the first mapping."""
        return type(self)(*self.maps[1:])

    def copy(self):
        """A new one with a copy of the first mapping, and the others themselves."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            joined = self.copy()
            joined.maps[0].update(other)
            return joined
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            joined = dict(other)
            for each in self.maps[::-1]:
                joined.update(each)
            return type(self)(joined)
        return NotImplemented


def _not_in_first(key):
    return KeyError(f"Key not found in the first mapping: {key!r}")


def _repr_of_maps(self):
    return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"


def __getattr__(name):
    if name not in ("UserDict", "UserList", "UserString"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Few programs inherit from these.
    from . import _user

    made = globals()[name] = getattr(_user, name)
    return made


# As in CPython, `collections.abc` is there once `collections` is.
abc = _collections_abc
