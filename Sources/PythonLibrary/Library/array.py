"""Arrays of numbers or characters of one kind (Library Reference, "array").

The items lie in a bytearray, `_data`, and are read and written through `_items`, a memory view of it; a growing array drops
that view first. So a view that a program holds keeps the bytearray, and with it the array, from changing its size.
"""

import operator as _operator
import sys as _sys
from collections.abc import MutableSequence as _MutableSequence
from types import GenericAlias as _GenericAlias
from warnings import warn as _warn

from _arrayitems import CHARACTERS, SIZES, character, checked, packed, typecodes, view_of


def _check_count(name, arguments, wanted):
    if len(arguments) != wanted:
        said = "no arguments" if wanted == 0 else "exactly one argument"
        raise TypeError(f"array.{name}() takes {said} ({len(arguments)} given)")


class _Fact:
    """An attribute that nobody sets; unlike a property it says so as those of built-in types do."""

    def __init__(self, name, slot, text):
        self._name, self._slot, self.__doc__ = name, slot, text

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self._slot)

    def __set__(self, instance, value):
        raise AttributeError(f"attribute '{self._name}' of 'array.array' objects is not writable")

    def __delete__(self, instance):
        self.__set__(instance, None)


class array:
    """A sequence of items that all are of the kind `typecode` says, in `itemsize` bytes each."""

    __slots__ = ("_code", "_size", "_data", "_view", "__weakref__")
    __hash__ = None
    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls, *arguments, **names):
        if names and (cls is array or cls.__init__ is array.__init__):
            raise TypeError("array.array() takes no keyword arguments")
        if not arguments:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if len(arguments) > 2:
            raise TypeError(f"array() takes at most 2 arguments ({len(arguments)} given)")
        code = arguments[0]
        if not isinstance(code, str) or len(code) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(code).__name__}")
        if code == "u":
            _warn("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning, stacklevel=2)
        initial = arguments[1] if len(arguments) == 2 else ()
        if code not in CHARACTERS:
            if isinstance(initial, str):
                raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
            if isinstance(initial, array) and initial._code in CHARACTERS:
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
        if code not in SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self._code, self._size = code, SIZES[code]
        self._data, self._view = bytearray(), None
        if isinstance(initial, (bytes, bytearray)):
            self.frombytes(initial)
        elif isinstance(initial, str):
            self.fromunicode(initial)
        elif isinstance(initial, array) and (initial._code == code or code in CHARACTERS):
            self._data += initial._data
        else:
            self._data += packed(self._code, initial)
        return self

    def __init__(self, *arguments, **names):
        pass

    # MARK: Items and bytes

    typecode = _Fact("typecode", "_code", "The character that says what the items are.")
    itemsize = _Fact("itemsize", "_size", "How many bytes an item has.")

    @property
    def _items(self):
        if self._view is None:
            self._view = view_of(self._code, self._data)
        return self._view

    def _splice(self, start, stop, data):
        """Puts bytes in place of those of some items.

        - Raises: BufferError if the size would change while somebody looks at the bytes.
        """
        if self._view is not None:
            self._view.release()
            self._view = None
        try:
            self._data[start * self._size : stop * self._size] = data
        except BufferError:
            raise BufferError("cannot resize an array that is exporting buffers") from None

    def _like(self, data):
        """An array of the same kind with these bytes."""
        made = object.__new__(array)
        made._code, made._size, made._data, made._view = self._code, self._size, bytearray(data), None
        return made

    def _same_kind(self, other, doing):
        if not isinstance(other, array):
            raise TypeError(f'can only {doing} array (not "{type(other).__name__}") to array{" slice" if doing == "assign" else ""}')
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")

    def __buffer__(self, flags, /):
        return view_of(self._code, self._data)

    # MARK: The sequence

    def __len__(self):
        return len(self._data) // self._size

    def __getitem__(self, key, /):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            size = self._size
            if step == 1:
                return self._like(self._data[start * size : max(start, stop) * size])
            return self._like(b"".join([self._data[place * size : place * size + size] for place in range(start, stop, step)]))
        item = self._items[self._place(key, "array index out of range")]
        return character(item) if self._code in CHARACTERS else item

    def _place(self, key, refusal):
        if not hasattr(type(key), "__index__"):
            raise TypeError("array indices must be integers")
        place = _operator.index(key)
        count = len(self)
        if place < 0:
            place += count
        if not 0 <= place < count:
            raise IndexError(refusal)
        return place

    def __setitem__(self, key, value, /):
        if not isinstance(key, slice):
            place = self._place(key, "array assignment index out of range")
            self._items[place] = checked(self._code, value)
            return
        self._same_kind(value, "assign")
        start, stop, step = key.indices(len(self))
        size = self._size
        data = bytes(value._data)
        if step == 1:
            self._splice(start, max(start, stop), data)
            return
        if not data:
            del self[key]
            return
        places = range(start, stop, step)
        if len(value) != len(places):
            raise ValueError(f"attempt to assign array of size {len(value)} to extended slice of size {len(places)}")
        for number, place in enumerate(places):
            self._data[place * size : place * size + size] = data[number * size : number * size + size]

    def __delitem__(self, key, /):
        if not isinstance(key, slice):
            place = self._place(key, "array assignment index out of range")
            self._splice(place, place + 1, b"")
            return
        start, stop, step = key.indices(len(self))
        if step == 1:
            self._splice(start, max(start, stop), b"")
            return
        gone = set(range(start, stop, step))
        if gone:
            kept = [self._data[place * self._size : (place + 1) * self._size] for place in range(len(self)) if place not in gone]
            self._splice(0, len(self), b"".join(kept))

    def __iter__(self):
        # An array may grow or shrink meanwhile.
        place = 0
        while place < len(self):
            yield array.__getitem__(self, place)
            place += 1

    def __contains__(self, value, /):
        return any(item == value for item in array.__iter__(self))

    def append(self, *arguments):
        """Adds an item at the end."""
        _check_count("append", arguments, 1)
        self._splice(len(self), len(self), packed(self._code, arguments))

    def insert(self, *arguments):
        """Adds an item before a place, which counts from the end if it is negative."""
        if len(arguments) != 2:
            raise TypeError(f"insert expected 2 arguments, got {len(arguments)}")
        place, data = _operator.index(arguments[0]), packed(self._code, arguments[1:])
        count = len(self)
        place = min(max(place + count if place < 0 else place, 0), count)
        self._splice(place, place, data)

    def extend(self, *arguments):
        """Adds the items of an iterable; of another array only if it is of the same kind."""
        if len(arguments) != 1:
            raise TypeError(f"extend() takes exactly 1 positional argument ({len(arguments)} given)")
        self._extend(arguments[0])

    def _extend(self, values):
        if isinstance(values, array):
            if values._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._splice(len(self), len(self), bytes(values._data))
            return
        # One by one: those before a wrong one stay.
        for value in values:
            self.append(value)

    def pop(self, *arguments):
        """Takes the item at a place away, the last one if none is given, and answers it."""
        if len(arguments) > 1:
            raise TypeError(f"pop expected at most 1 argument, got {len(arguments)}")
        place = _operator.index(arguments[0]) if arguments else -1
        count = len(self)
        if not count:
            raise IndexError("pop from empty array")
        if not -count <= place < count:
            raise IndexError("pop index out of range")
        place %= count
        item = array.__getitem__(self, place)
        self._splice(place, place + 1, b"")
        return item

    def index(self, *arguments):
        """Where a value stands first, between `start` and `stop` if they are given."""
        if not 1 <= len(arguments) <= 3:
            bound = "at least 1 argument" if not arguments else "at most 3 arguments"
            raise TypeError(f"index expected {bound}, got {len(arguments)}")
        for limit in arguments[1:]:
            if not hasattr(type(limit), "__index__"):
                raise TypeError("slice indices must be integers or have an __index__ method")
        start, stop, _ = slice(*(arguments[1:] + (None, None))[:2]).indices(len(self))
        for place in range(start, stop):
            if array.__getitem__(self, place) == arguments[0]:
                return place
        raise ValueError("array.index(x): x not in array")

    def remove(self, *arguments):
        """Takes the first item away that equals a value."""
        _check_count("remove", arguments, 1)
        for place, item in enumerate(array.__iter__(self)):
            if item == arguments[0]:
                self._splice(place, place + 1, b"")
                return
        raise ValueError("array.remove(x): x not in array")

    def count(self, *arguments):
        """How many items equal a value."""
        _check_count("count", arguments, 1)
        return sum(1 for item in array.__iter__(self) if item == arguments[0])

    def reverse(self, *arguments):
        """Turns the order round, in place."""
        _check_count("reverse", arguments, 0)
        self._data[:] = self[::-1]._data

    def clear(self, *arguments):
        """Takes all items away."""
        _check_count("clear", arguments, 0)
        self._splice(0, len(self), b"")

    def byteswap(self, *arguments):
        """Turns the bytes of each item round."""
        _check_count("byteswap", arguments, 0)
        for first in range(self._size):
            if first < self._size // 2:
                last = self._size - 1 - first
                here, there = self._data[first :: self._size], self._data[last :: self._size]
                self._data[first :: self._size], self._data[last :: self._size] = there, here

    def buffer_info(self, *arguments):
        """An address, and how many items there are."""
        _check_count("buffer_info", arguments, 0)
        return id(self._data), len(self)

    # MARK: Conversions

    def tolist(self, *arguments):
        """The items in a list."""
        _check_count("tolist", arguments, 0)
        return [character(item) for item in self._items] if self._code in CHARACTERS else self._items.tolist()

    def fromlist(self, *arguments):
        """Adds the items of a list, all or none."""
        _check_count("fromlist", arguments, 1)
        if not isinstance(arguments[0], list):
            raise TypeError("arg must be list")
        self._splice(len(self), len(self), packed(self._code, arguments[0]))

    def tobytes(self, *arguments):
        """The bytes of all items."""
        _check_count("tobytes", arguments, 0)
        return bytes(self._data)

    def frombytes(self, *arguments):
        """Adds the items whose bytes these are."""
        _check_count("frombytes", arguments, 1)
        try:
            data = bytes(memoryview(arguments[0]))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(arguments[0]).__name__}'") from None
        if len(data) % self._size:
            raise ValueError("bytes length not a multiple of item size")
        self._splice(len(self), len(self), data)

    def tounicode(self, *arguments):
        """The characters as a string."""
        _check_count("tounicode", arguments, 0)
        if self._code not in CHARACTERS:
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return "".join(self.tolist())

    def fromunicode(self, *arguments):
        """Adds the characters of a string."""
        _check_count("fromunicode", arguments, 1)
        if not isinstance(arguments[0], str):
            raise TypeError(f"fromunicode() argument must be str, not {type(arguments[0]).__name__}")
        if self._code not in CHARACTERS:
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        self._splice(len(self), len(self), packed(self._code, arguments[0]))

    def tofile(self, *arguments):
        """Writes the bytes to a stream."""
        if len(arguments) != 1:
            raise TypeError(f"tofile() takes exactly 1 positional argument ({len(arguments)} given)")
        arguments[0].write(self.tobytes())

    def fromfile(self, *arguments):
        """Adds `n` items that are read from a stream.

        - Raises: EOFError if there are fewer, which are added all the same.
        """
        if len(arguments) != 2:
            raise TypeError(f"fromfile() takes exactly 2 positional arguments ({len(arguments)} given)")
        stream, wanted = arguments[0], _operator.index(arguments[1])
        if wanted < 0:
            raise ValueError("negative count")
        data = stream.read(wanted * self._size)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        self.frombytes(data)
        if len(data) != wanted * self._size:
            raise EOFError("read() didn't return enough bytes")

    # MARK: Operators

    def __add__(self, other, /):
        self._same_kind(other, "append")
        return self._like(self._data + other._data)

    def __iadd__(self, other, /):
        if not isinstance(other, array):
            raise TypeError(f'can only extend array with array (not "{type(other).__name__}")')
        self._extend(other)
        return self

    def _times(self, count):
        if not hasattr(type(count), "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        count = max(_operator.index(count), 0)
        if len(self._data) * count > _sys.maxsize:
            raise MemoryError
        return count

    def __mul__(self, count, /):
        return self._like(self._data * self._times(count))

    __rmul__ = __mul__

    def __imul__(self, count, /):
        self._splice(0, len(self), bytes(self._data) * self._times(count))
        return self

    def _compared(self, other, compare):
        """What the first two items say that differ, or else the lengths."""
        if not isinstance(other, array):
            return NotImplemented
        # Not as lists, in which a number that does not equal itself would still be the same object.
        for mine, theirs in zip(self.tolist(), other.tolist()):
            if not mine == theirs:
                return compare(mine, theirs)
        return compare(len(self), len(other))

    def __eq__(self, other, /):
        if isinstance(other, array) and len(self) != len(other):
            return False
        return self._compared(other, _operator.eq)

    def __lt__(self, other, /):
        return self._compared(other, _operator.lt)

    def __le__(self, other, /):
        return self._compared(other, _operator.le)

    def __gt__(self, other, /):
        return self._compared(other, _operator.gt)

    def __ge__(self, other, /):
        return self._compared(other, _operator.ge)

    def __repr__(self):
        name, code = type(self).__name__, self._code
        if not len(self):
            return f"{name}('{code}')"
        return f"{name}('{code}', {self.tounicode() if code in CHARACTERS else self.tolist()!r})"

    def __copy__(self):
        return self._like(self._data)

    def __deepcopy__(self, memo, /):
        return self._like(self._data)

    def __reduce_ex__(self, protocol, /):
        return type(self), (self._code, self.tolist()), getattr(self, "__dict__", None) or None

    def __sizeof__(self):
        # `sys.getsizeof` adds what lies before an instance of a Python class: together they are as large as a built-in array.
        return 48 + len(self._data)


_MutableSequence.register(array)
ArrayType = array
