# struct: every code, orders, alignment, counts, buffers, and the words of its errors.
import struct


def attempt(action):
    try:
        print(action())
    except (struct.error, OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


for order in "@=<>!":
    for format in ("bBhHiIqQ", "?c", "efd", "lL", "3s5p2x1s", "bibh", "4H", "0i", "c0i", "x"):
        print(order, format, struct.calcsize(order + format))
values = (-1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1)
for order in "<>@":
    data = struct.pack(order + "bBhHiIqQ", *values)
    print(data, struct.unpack(order + "bBhHiIqQ", data) == values)
print(struct.pack(">efd", 1.5, -2.25, 3.1415926535), struct.unpack("<efd", struct.pack("<efd", 0.1, 0.1, 0.1)))
for number in (0.0, -0.0, 65504.0, 65519.9, 5.960464477539063e-08, 2.98e-08, 1e-10, 6.1e-05, float("inf"), float("-inf"), 1 / 3, 2047.5):
    packed = struct.pack(">e", number)
    print(number, packed.hex(), struct.unpack(">e", packed))
print(struct.unpack(">e", b"\x7e\x00"), struct.pack("<f", float("nan")).hex(), struct.pack("<f", float("inf")).hex())
print(struct.pack("5s", b"abc"), struct.pack("2s", b"abc"), struct.pack("5p", b"abc"), struct.pack("3p", b"abcdef"))
print(struct.unpack("5s", b"abc\0\0"), struct.unpack("5p", b"\x03abc\0"), struct.pack("?", 5), struct.unpack("?", b"\x02"))
print(struct.pack("<bxh", 1, 2), struct.pack("bh", 1, 2), struct.pack("< i  h ", 1, 2), struct.pack("2c", b"a", b"b"))
header = struct.Struct("!BBHI")
print(header.size, header.format, header, header.pack(1, 2, 3, 4), header.unpack(bytes(range(8))))
buffer = bytearray(12)
header.pack_into(buffer, 2, 1, 2, 3, 4)
struct.pack_into("<H", buffer, -2, 0xABCD)
print(buffer, header.unpack_from(buffer, 2), struct.unpack_from("<H", buffer, offset=-2))
print(list(struct.iter_unpack("<HB", bytes(range(9)))), struct.unpack("<I", memoryview(b"abcd")), struct.unpack("<h", bytearray(2)))
attempt(lambda: struct.pack("<i", 2**31))
attempt(lambda: struct.pack("b", 128))
attempt(lambda: struct.pack("B", -1))
attempt(lambda: struct.pack("<h", 40000))
attempt(lambda: struct.pack("h", 40000))
attempt(lambda: struct.pack("H", -1))
attempt(lambda: struct.pack(">H", 65536))
attempt(lambda: struct.pack("<Q", -1))
attempt(lambda: struct.pack("<q", 2**63))
attempt(lambda: struct.pack("i", "1"))
attempt(lambda: struct.pack("i", 1.0))
attempt(lambda: struct.pack("f", "1"))
attempt(lambda: struct.pack("f", 1e39))
attempt(lambda: struct.pack("e", 65520.0))
attempt(lambda: struct.pack("s", "text"))
attempt(lambda: struct.pack("c", b"ab"))
attempt(lambda: struct.pack("c", "a"))
attempt(lambda: struct.pack("ii", 1))
attempt(lambda: struct.pack("i", 1, 2))
attempt(lambda: struct.pack("y", 1))
attempt(lambda: struct.pack("3", 1))
attempt(lambda: struct.pack("<n", 1))
attempt(lambda: struct.unpack("i", b"abc"))
attempt(lambda: struct.unpack_from("i", b"abcdef", 4))
attempt(lambda: struct.unpack_from("i", b"abcdef", -3))
attempt(lambda: struct.unpack_from("i", b"abcdef", -10))
attempt(lambda: struct.pack_into("i", bytearray(3), 0, 1))
attempt(lambda: struct.pack_into("i", bytearray(8), 5, 1))
attempt(lambda: list(struct.iter_unpack("i", b"abcde")))
attempt(lambda: list(struct.iter_unpack("", b"")))
attempt(lambda: struct.Struct(5))
attempt(lambda: struct.unpack("i", "abcd"))


class Five:
    def __index__(self):
        return 5


print(struct.pack("b", Five()), struct.pack("d", 5), struct.pack("?", []), issubclass(struct.error, Exception), struct.error)
