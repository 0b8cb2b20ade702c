"""The items of arrays: what each type code takes, and what is said of what it does not take; a part of `array`."""

import operator

typecodes = "bBuwhHiIlLqQfd"

SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "u": 4, "w": 4, "f": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "d": 8}
CHARACTERS = ("u", "w")

# What is said of too small and of too large a number.
_BELOW = {
    "b": "signed char is less than minimum",
    "B": "unsigned byte integer is less than minimum",
    "h": "signed short integer is less than minimum",
    "H": "unsigned short is less than minimum",
    "i": "signed integer is less than minimum",
    "I": "can't convert negative value to unsigned int",
    "L": "can't convert negative value to unsigned int",
    "Q": "can't convert negative int to unsigned",
}
_ABOVE = {
    "b": "signed char is greater than maximum",
    "B": "unsigned byte integer is greater than maximum",
    "h": "signed short integer is greater than maximum",
    "H": "unsigned short is greater than maximum",
    "i": "signed integer is greater than maximum",
    "I": "unsigned int is greater than maximum",
}
_LEAST_LONG, _MOST_LONG, _MOST_UNSIGNED = -(1 << 63), (1 << 63) - 1, (1 << 64) - 1


def _overflow(code, number):
    if code in "qQ":
        text = _BELOW["Q"] if code == "Q" and number < 0 else "int too big to convert"
    elif code in "IL" and number < 0:
        text = _BELOW[code]
    elif code in "IL" and number > _MOST_UNSIGNED:
        text = "Python int too large to convert to C unsigned long"
    elif code == "l" or code not in "IL" and not _LEAST_LONG <= number <= _MOST_LONG:
        text = "Python int too large to convert to C long"
    else:
        # A signed char is read as a short first.
        kind = "h" if code == "b" and not -(1 << 15) <= number < 1 << 15 else code
        text = (_BELOW if number < 0 else _ABOVE)[kind]
    return OverflowError(text)


def view_of(code, data):
    """The items that lie in a bytearray; characters as their numbers."""
    return memoryview(data).cast("I" if code in CHARACTERS else code)


def checked(code, value):
    """What the view of the items takes for a value.

    - Raises: TypeError for a value of another kind, OverflowError for a number that has no room.
    """
    if code in CHARACTERS:
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return ord(value)
    if code in "fd":
        if isinstance(value, str) or not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)
    number = operator.index(value)
    bits = 8 * SIZES[code]
    least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if code in "bhilq" else (0, (1 << bits) - 1)
    if not least <= number <= most:
        raise _overflow(code, number)
    return number


def packed(code, values):
    """The bytes of some values."""
    values = [checked(code, value) for value in values]
    data = bytearray(len(values) * SIZES[code])
    with view_of(code, data) as view:
        for place, value in enumerate(values):
            view[place] = value
    return data


def character(number):
    """The character that an item of `u` or `w` stands for."""
    if number > 0x10FFFF:
        raise ValueError(f"character U+{number:x} is not in range [U+0000; U+10ffff]")
    return chr(number)
