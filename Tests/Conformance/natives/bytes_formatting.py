# % with bytes: conversions, flags, mappings, and errors.
class Blob:
    def __bytes__(self):
        return b"<blob>"


class Wrong:
    def __bytes__(self):
        return "text"


print(b"%d %i %u %x %X %o %#x %+d % d %05d %-5d| %.3d" % (1, -2, 3, 255, 255, 8, 255, 5, 5, 42, 42, 7))
print(b"%s %b %s %s" % (b"bytes", bytearray(b"array"), Blob(), memoryview(b"view")))
print(b"%5s|%-5s|%.2s|%5.1s|" % (b"ab", b"ab", b"abcdef", b"xyz"))
print(b"%c%c%c %a %r" % (65, b"B", bytearray(b"C"), "é", "text"))
print(b"%f %.2f %e %g %G %8.3f" % (1.5, 2.345, 12345.678, 0.0001, 1e20, 3.14159))
print(b"%(name)s is %(age)d%%" % {b"name": b"ann", b"age": 5})
print(bytearray(b"%s!") % b"array", type(bytearray(b"%d") % 1).__name__)
print(b"%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print(b"no conversions" % (), b"100%%" % ())
line = b"GET %s HTTP/1.1\r\nHost: %b\r\nContent-Length: %d\r\n\r\n" % (b"/index", b"example.org", 12)
print(line)
for format, values in (
    (b"%s", "text"),
    (b"%b", 5),
    (b"%s", Wrong()),
    (b"%c", 256),
    (b"%c", "a"),
    (b"%c", b"ab"),
    (b"%d", b"1"),
    (b"%x", 1.5),
    (b"%f", b"1"),
    (b"%q", 1),
    (b"%d %d", 1),
    (b"%d", (1, 2)),
    (b"plain", 1),
    (b"%(a)s", 1),
    (b"%(a)s", {"a": b""}),
    (b"%", 1),
):
    try:
        print(format % values)
    except Exception as error:
        print(format, type(error).__name__, error)
format = b"%d"
format %= 3
print(format)
