"""Bytes as text and checksums (Library Reference, "binascii")."""

__all__ = ["Error", "Incomplete", "a2b_base64", "a2b_hex", "b2a_base64", "b2a_hex", "crc32", "hexlify", "unhexlify"]

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _data(value):
    """What may be decoded: bytes, or ASCII text."""
    if isinstance(value, str):
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return value.encode()
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not {type(value).__name__!r}")
    return value


def _bytes(value):
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(value).__name__!r}")
    return value


def b2a_hex(data, sep="", bytes_per_sep=1):
    data = _bytes(data)
    return (data.hex(sep, bytes_per_sep) if sep else data.hex()).encode()


hexlify = b2a_hex


def a2b_hex(hexstr, /):
    data = _data(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    try:
        text = data.decode("ascii")
        if any(c.isspace() for c in text):
            raise ValueError
        return bytes.fromhex(text)
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


unhexlify = a2b_hex


def b2a_base64(data, /, *, newline=True):
    data = _bytes(data)
    result = bytearray()
    for i in range(0, len(data) - 2, 3):
        group = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        result.append(_ALPHABET[group >> 18])
        result.append(_ALPHABET[group >> 12 & 63])
        result.append(_ALPHABET[group >> 6 & 63])
        result.append(_ALPHABET[group & 63])
    rest = len(data) % 3
    if rest:
        group = int.from_bytes(data[-rest:] + bytes(3 - rest), "big")
        digits = [_ALPHABET[group >> shift & 63] for shift in (18, 12, 6, 0)]
        result += bytes(digits[:rest + 1]) + b"=" * (3 - rest)
    if newline:
        result += b"\n"
    return bytes(result)


_values = {}


def a2b_base64(data, /, *, strict_mode=False):
    data = _data(data)
    if not _values:
        _values.update((code, value) for value, code in enumerate(_ALPHABET))
    result = bytearray()
    group = count = padding = 0
    for i, code in enumerate(data):
        if code == 61:
            if strict_mode and i == 0:
                raise Error("Leading padding not allowed")
            padding += 1
            if count >= 2 and count + padding >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding")
                break
            continue
        value = _values.get(code)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        group = group << 6 | value
        count += 1
        if count == 4:
            result += group.to_bytes(3, "big")
            group = count = 0
    else:
        if count == 1:
            total = len(result) // 3 * 4 + 1
            raise Error(f"Invalid base64-encoded string: number of data characters ({total}) cannot be 1 more than a multiple of 4")
        if count:
            raise Error("Incorrect padding")
        return bytes(result)
    if count == 2:
        result.append(group >> 4)
    elif count == 3:
        result += (group >> 2).to_bytes(2, "big")
    return bytes(result)


_crc_table = []


def crc32(data, crc=0, /):
    if not _crc_table:
        for value in range(256):
            for _ in range(8):
                value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
            _crc_table.append(value)
    crc = crc & 0xFFFFFFFF ^ 0xFFFFFFFF
    for byte in _bytes(data):
        crc = _crc_table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF
