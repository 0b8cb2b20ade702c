"""Classes to inherit from, around the built-in ones: what an instance stands for is in `data`."""

import _collections_abc
import operator

# Where programs find them.
__name__ = "collections"


def _data(other):
    """What stands in a UserList or UserString, or the value itself."""
    return other.data if isinstance(other, (UserList, UserString)) else other


def _made_by_rule(owner, names, rule):
    """Adds methods to a class, `rule` makes each from its name."""
    for name in names:
        method = rule(name)
        method.__name__, method.__qualname__ = name, f"{owner.__name__}.{name}"
        setattr(owner, name, method)


def _compared(owner):
    """Compares like `data` does, with another of its kind or with the built-in one."""

    def rule(name):
        test = getattr(operator, name)
        return lambda self, other: test(self.data, _data(other))

    _made_by_rule(owner, ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"), rule)
    return owner


class UserDict(_collections_abc.MutableMapping):
    """A mapping around a dict (`data`), whose methods all go through the few special ones."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        # `update` may be the subclass's own.
        for given in (dict, kwargs or None):
            if given is not None:
                self.update(given)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __getitem__(self, key):
        data = self.data
        if key in data:
            return data[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return key in self.data

    def __delitem__(self, key):
        del self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        right = other.data if isinstance(other, UserDict) else other
        return type(self)(self.data | right) if isinstance(right, dict) else NotImplemented

    def __ror__(self, other):
        left = other.data if isinstance(other, UserDict) else other
        return type(self)(left | self.data) if isinstance(left, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        return _copied(self)

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        import copy

        # A subclass may copy in its own way what else it has; its items go through its own `update`.
        data, self.data = self.data, {}
        try:
            made = copy.copy(self)
        finally:
            self.data = data
        made.update(self)
        return made


def _copied(this):
    made = object.__new__(type(this))
    vars(made).update(vars(this))
    made.data = this.data.copy()
    return made


@_compared
class UserList(_collections_abc.MutableSequence):
    """A sequence around a list (`data`)."""

    # Its comparisons come later.
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist) if isinstance(initlist, UserList) else initlist)

    def __repr__(self):
        return repr(self.data)

    def __copy__(self):
        return _copied(self)

    def copy(self):
        return type(self)(self)

    # Asking

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    # Changing

    def __delitem__(self, i):
        del self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def insert(self, i, item):
        self.data.insert(i, item)

    def append(self, item):
        self.data.append(item)

    def extend(self, other):
        self.data.extend(_data(other))

    def clear(self):
        self.data.clear()

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def reverse(self):
        self.data.reverse()

    # Operators

    def __add__(self, other):
        return type(self)(self.data + _list(other))

    def __radd__(self, other):
        return type(self)(_list(other) + self.data)

    def __iadd__(self, other):
        self.data += _list(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__


def _list(other):
    other = _data(other)
    return other if isinstance(other, list) else list(other)


@_compared
class UserString(_collections_abc.Sequence):
    """A sequence around a string (`data`), with the methods of `str`."""

    def __init__(self, seq):
        self.data = _str(seq)

    def __getnewargs__(self):
        return (self.data[:],)

    def __hash__(self):
        return hash(self.data)

    # As something else

    def __repr__(self):
        return repr(self.data)

    def __str__(self):
        return str(self.data)

    def __complex__(self):
        return complex(self.data)

    def __float__(self):
        return float(self.data)

    def __int__(self):
        return int(self.data)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

    # Operators

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _data(char) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + _str(other))

    def __radd__(self, other):
        return type(self)(_str(other) + self.data)

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    # Looking for a part of it; some of them as `str` does, which knows no UserString.

    def find(self, sub, start=0, end=None):
        return self.data.find(_data(sub), start, end)

    def rfind(self, sub, start=0, end=None):
        return self.data.rfind(_data(sub), start, end)

    def count(self, sub, start=0, end=None):
        return self.data.count(_data(sub), start, end)

    def index(self, sub, start=0, end=None):
        return self.data.index(sub, start, end)

    def rindex(self, sub, start=0, end=None):
        return self.data.rindex(sub, start, end)

    def endswith(self, suffix, start=0, end=None):
        return self.data.endswith(suffix, start, end)

    def startswith(self, prefix, start=0, end=None):
        return self.data.startswith(prefix, start, end)

    # Taking it apart, putting things in

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    def partition(self, sep):
        return self.data.partition(sep)

    def join(self, seq):
        return self.data.join(seq)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    # One like it with other characters

    def replace(self, old, new, maxsplit=-1):
        return type(self)(self.data.replace(_data(old), _data(new), maxsplit))

    def removesuffix(self, suffix, /):
        return type(self)(self.data.removesuffix(_data(suffix)))

    def removeprefix(self, prefix, /):
        return type(self)(self.data.removeprefix(_data(prefix)))

    def strip(self, chars=None):
        return type(self)(self.data.strip(_data(chars)))

    def lstrip(self, chars=None):
        return type(self)(self.data.lstrip(_data(chars)))

    def rstrip(self, chars=None):
        return type(self)(self.data.rstrip(_data(chars)))

    def center(self, width, *args):
        return type(self)(self.data.center(width, *args))

    def ljust(self, width, *args):
        return type(self)(self.data.ljust(width, *args))

    def rjust(self, width, *args):
        return type(self)(self.data.rjust(width, *args))

    def zfill(self, width):
        return type(self)(self.data.zfill(width))

    def expandtabs(self, tabsize=8):
        return type(self)(self.data.expandtabs(tabsize))

    def translate(self, *args):
        return type(self)(self.data.translate(*args))

    maketrans = str.maketrans


def _str(other):
    if isinstance(other, UserString):
        return other.data
    return other if isinstance(other, str) else str(other)


_made_by_rule(
    UserString, ("capitalize", "casefold", "lower", "swapcase", "title", "upper"),
    lambda name: lambda self: type(self)(getattr(self.data, name)()),
)
_made_by_rule(
    UserString,
    ("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable",
     "isspace", "istitle", "isupper"),
    lambda name: lambda self: getattr(self.data, name)(),
)
