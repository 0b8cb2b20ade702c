"""Values as bytes and back, by formats such as `<IH4s` (Library Reference, "struct").

A format is read once into a list of fields: code, count, and where in the bytes each begins.
"""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """A format, or what was to be packed or unpacked by it, is wrong."""


error.__module__ = "struct"

# Sizes with `@`, as a 64-bit Linux has them, also the alignment; and with the other orders, where there are no P, n and N.
_NATIVE = dict(zip("xcbB?hHiIlLqQnNefdspP", (1, 1, 1, 1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 8, 8, 2, 4, 8, 1, 1, 8)))
_STANDARD = {**_NATIVE, "l": 4, "L": 4}
for _code in "nNP":
    del _STANDARD[_code]


class _Field:
    """One code of a format with its count, and the offset of its bytes."""

    def __init__(self, code, count, offset, size, order):
        self.code, self.count, self.offset, self.size = code, count, offset, size
        self.is_native = order == "@"
        self.order = "big" if order in ">!" else "little"

    def values_wanted(self):
        return 0 if self.code == "x" else 1 if self.code in "sp" else self.count

    def places(self, base):
        return [base + self.offset + index * self.size for index in range(self.count)]

    # MARK: Packing

    def pack(self, values, into, base):
        code = self.code
        if code in "sp":
            self._pack_text(next(values), into, base + self.offset)
        elif code != "x":
            for place in self.places(base):
                into[place : place + self.size] = self._packed(next(values))

    def _pack_text(self, value, into, place):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{self.code}' must be a bytes object")
        count = self.count
        if self.code == "p":
            # The length comes first, in one byte.
            if count == 0:
                return
            value = bytes(value[: min(count - 1, 255)])
            value = bytes([len(value)]) + value
        value = bytes(value[:count])
        into[place : place + len(value)] = value

    def _packed(self, value):
        code = self.code
        if code == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if code == "?":
            return b"\x01" if value else b"\x00"
        if code in "efd":
            return self._packed_float(value)
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        least, most = self._bounds()
        if not least <= value <= most:
            text = "int too large to convert" if code == "P" else f"'{code}' format requires {least} <= number <= {most}"
            raise error(text)
        return (value & (1 << 8 * self.size) - 1).to_bytes(self.size, self.order)

    def _bounds(self):
        bits = 8 * self.size
        if self.code in "bhilqn":
            return -(1 << bits - 1), (1 << bits - 1) - 1
        # A pointer may be given as a negative number too.
        return -(1 << bits - 1) if self.code == "P" else 0, (1 << bits) - 1

    def _packed_float(self, value):
        try:
            number = float(value) if not isinstance(value, (str, bytes, bytearray)) else None
        except TypeError:
            number = None
        if number is None:
            raise error("required argument is not a float")
        data = bytearray(self.size)
        if self.code == "e":
            data[:] = _half_bits(number).to_bytes(2, "little")
        else:
            with memoryview(data) as view:
                view.cast(self.code)[0] = number
            if self.code == "f" and not self.is_native and number - number == 0 and data[3] & 127 == 127 and data[2] & 128:
                raise OverflowError("float too large to pack with f format")
        return bytes(data if self.order == "little" else data[::-1])

    # MARK: Unpacking

    def unpack(self, data, base):
        code = self.code
        place = base + self.offset
        if code == "x":
            return []
        if code == "s":
            return [bytes(data[place : place + self.count])]
        if code == "p":
            length = min(data[place], self.count - 1) if self.count else 0
            return [bytes(data[place + 1 : place + 1 + length])]
        return [self._unpacked(bytes(data[each : each + self.size])) for each in self.places(base)]

    def _unpacked(self, data):
        code = self.code
        if code == "c":
            return data
        if code == "?":
            return data != b"\x00"
        if code in "efd":
            if self.order == "big":
                data = data[::-1]
            return _half_value(int.from_bytes(data, "little")) if code == "e" else memoryview(data).cast(code)[0]
        return int.from_bytes(data, self.order, signed=code in "bhilqn")


def _half_bits(number):
    """A float in 16 bits: sign, 5 of exponent, 10 of fraction, rounded to even."""
    from math import copysign, frexp, isinf, isnan

    sign = 0x8000 if copysign(1, number) < 0 else 0
    if isnan(number):
        return sign | 0x7E00
    number = abs(number)
    if isinf(number):
        return sign | 0x7C00
    fraction, exponent = frexp(number)
    # In units of the last of 11 bits, or of the least number that is not 0.
    shift = max(exponent - 11, -24)
    units = round(fraction * 2.0 ** (exponent - shift)) if number else 0
    if units >= 1 << 11:
        units >>= 1
        shift += 1
    if shift > 5:
        raise OverflowError("float too large to pack with e format")
    return sign | (units if units < 1 << 10 else (shift + 25 << 10) + units - (1 << 10))


def _half_value(bits):
    exponent, fraction = bits >> 10 & 31, bits & 1023
    if exponent == 31:
        value = float("nan") if fraction else float("inf")
    else:
        value = (fraction + (1024 if exponent else 0)) * 2.0 ** (max(exponent, 1) - 25)
    return -value if bits & 0x8000 else value


def _view(buffer):
    """The bytes of a buffer, whatever its items are."""
    try:
        view = memoryview(buffer)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None
    return view if view.format == "B" and view.ndim == 1 else view.cast("B")


def _read(format):
    """The fields of a format, and how many bytes it stands for."""
    order, rest = ("@", format) if format[:1] not in tuple("@=<>!") else (format[0], format[1:])
    sizes = _NATIVE if order == "@" else _STANDARD
    fields = []
    offset = 0
    digits = ""
    for code in rest:
        if code.isspace() and not digits:
            continue
        if code in "0123456789":
            digits += code
            continue
        size = sizes.get(code)
        if size is None:
            raise error("bad char in struct format")
        count, digits = int(digits or 1), ""
        if order == "@" and code != "x":
            offset += -offset % size
        fields.append(_Field(code, count, offset, size, order))
        offset += count * size
    if digits:
        raise error("repeat count given without format specifier")
    if offset >= 1 << 63:
        raise error("total struct size too long")
    return fields, offset


class Struct:
    """A format that has been read."""

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        if not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        self._fields, self.size = _read(format)
        self._wanted = sum(field.values_wanted() for field in self._fields)

    def __repr__(self):
        return f"{type(self).__name__}({self.format!r})"

    def pack(self, *values):
        self._check_count("pack", values)
        data = bytearray(self.size)
        self._pack(values, data, 0)
        return bytes(data)

    def pack_into(self, buffer, offset, /, *values):
        self._check_count("pack_into", values)
        view = _view(buffer)
        room = len(view)
        if view.readonly:
            raise TypeError("pack_into() argument must be read-write bytes-like object, not bytes")
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + room < 0:
                raise error(f"offset {offset} out of range for {room}-byte buffer")
            offset += room
        self._check_room("pack_into", "packing", room, offset)
        data = bytearray(self.size)
        self._pack(values, data, 0)
        view[offset : offset + self.size] = data

    def _pack(self, values, data, base):
        values = iter(values)
        for field in self._fields:
            field.pack(values, data, base)

    def _check_count(self, name, values):
        if len(values) != self._wanted:
            raise error(f"{name} expected {self._wanted} items for packing (got {len(values)})")

    def _check_room(self, name, doing, room, offset):
        if room - offset < self.size:
            raise error(
                f"{name} requires a buffer of at least {self.size + offset} bytes for {doing} {self.size} bytes "
                f"at offset {offset} (actual buffer size is {room})"
            )

    def unpack(self, buffer, /):
        view = _view(buffer)
        if len(view) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpack(view, 0)

    def unpack_from(self, buffer, offset=0):
        view = _view(buffer)
        room = len(view)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}")
            if offset + room < 0:
                raise error(f"offset {offset} out of range for {room}-byte buffer")
            offset += room
        self._check_room("unpack_from", "unpacking", room, offset)
        return self._unpack(view, offset)

    def iter_unpack(self, buffer, /):
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        view = _view(buffer)
        if len(view) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._unpack(view, base) for base in range(0, len(view), self.size))

    def _unpack(self, data, base):
        return tuple(value for field in self._fields for value in field.unpack(data, base))


_known = {}


def _struct(format):
    if not isinstance(format, (str, bytes)):
        return Struct(format)
    if format not in _known:
        if len(_known) >= 100:
            _known.clear()
        _known[format] = Struct(format)
    return _known[format]


def calcsize(format, /):
    """How many bytes a format stands for."""
    return _struct(format).size


def pack(format, /, *values):
    """The values as bytes."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    """Writes the values into a buffer, from an offset on."""
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """The values of bytes that are exactly as many as the format wants."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """The values of the bytes from an offset on."""
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """The values of one group of bytes after the other."""
    return _struct(format).iter_unpack(buffer)
