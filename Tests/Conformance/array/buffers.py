"""`array` lends its bytes: memory views, bytes, struct, streams."""
import io
import struct
from array import array

a = array("i", [1, 2, 3])
with memoryview(a) as view:
    print(view.format, view.itemsize, view.shape, view.nbytes, view.readonly, view.tolist())
    view[1] = 20
    a[2] = 30
    print(a, view.tolist(), view[1:].tolist())
    for doing in (lambda: a.append(4), lambda: a.pop(), a.clear, lambda: a.extend([1])):
        try:
            doing()
        except BufferError as error:
            print(error)
a.append(40)
print(a, bytes(a).hex(), bytearray(a).hex(), b"".join([a, b"|", a]).hex())
print(struct.unpack_from("2i", bytes(a), 4))
a[0] = -5
print(a)
stream = io.BytesIO()
stream.write(a)
a.tofile(stream)
print(len(stream.getvalue()))
stream.seek(0)
back = array("i")
back.fromfile(stream, 5)
print(back)
try:
    back.fromfile(stream, 5)
except EOFError as error:
    print(error, back)
for code in "bBhHiIlLqQfd":
    lent = memoryview(array(code, [1, 2]))
    print(code, lent.format, lent.itemsize, lent.nbytes, lent.tolist())
print(array("d", [0.5]).tobytes() == struct.pack("d", 0.5), array("B", b"abc"), array("H", bytearray(4)))
print(int.from_bytes(array("B", [1, 2]), "big"), memoryview(array("B", b"xyz"))[1:].tobytes())
