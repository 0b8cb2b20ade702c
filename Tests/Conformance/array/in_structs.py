"""Arrays as buffers of the module struct: bytes count, whatever the items are."""
import struct
from array import array

numbers = array("i", [0, 0, 7])
struct.pack_into("<ii", numbers, 0, 1, 2)
print(numbers, struct.unpack("<iii", numbers), struct.unpack_from("<i", numbers, 4), list(struct.iter_unpack("<i", numbers)))
struct.pack_into("<h", numbers, -4, 300)
print(numbers, struct.unpack_from("<h", memoryview(numbers), -4))
for wrong in (lambda: struct.unpack("<i", numbers), lambda: struct.pack_into("<i", numbers, 9, 1), lambda: list(struct.iter_unpack("<q", numbers))):
    try:
        wrong()
    except struct.error as error:
        print(error)
print(struct.unpack("<d", array("d", [1.5])), struct.unpack("2s2s", array("H", [0x4241, 0x4443])))
