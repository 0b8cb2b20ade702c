# Where a stream in memory stands, beyond its end too.
import io

for stream, some, none in ((io.BytesIO(b"1234567890"), b"xy", b""), (io.StringIO("1234567890"), "xy", "")):
    print(stream.seek(11), stream.read(), stream.tell(), stream.getvalue())
    print(stream.write(none), stream.tell(), stream.getvalue())
    print(stream.seek(12), stream.write(some), stream.tell(), stream.getvalue())
    print(stream.seek(True), stream.read(2))
    for position in (None, 1.5, "x", -1):
        try:
            print(stream.seek(position))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)

stream = io.BytesIO()
print(stream.write(memoryview(b"abcdef")[1:4]), stream.write(bytearray(b"!")), stream.getvalue())
for wrong in ("text", 5, None, [1]):
    try:
        stream.write(wrong)
    except TypeError as error:
        print(error)
