"""What `array` refuses, and with which words."""
import io
from array import array, typecodes

print(typecodes)


def tried(text, **names):
    try:
        result = eval(text, {"array": array, "io": io, **names})
    except Exception as error:
        print(text, "->", type(error).__name__, error)
    else:
        print(text, "=", repr(result))


for text in """array()
array(spam=42)
array("b", spam=1)
array("xx")
array("x")
array(5)
array("b", 1, 2)
array("b", None)
array("b", 10)
array("b", "foo")
array("b", array("w", "foo"))
array("w", array("w", "foo"))
array("w", ["ab"])
array("w", [1])
array("w", b"abc")
array("w", 5)
array("w", ["a", "b"])
array("i", b"abc")
array("i", [1.5])
array("i", ["x"])
array("f", ["x"])
array("f", [1e40, 1, True])
array("d", [1 << 2000])
array("B", [True])
array("b", array("d", [1.0]))
array("d", array("b", [1]))
array("H", b"1234")
array("H", bytearray(b"1234"))""".splitlines():
    tried(text)
for code in "bBhHiIlLqQ":
    for text in "a.append(1 << 70)", "a.append(-1 << 70)", "a.append(1 << a.itemsize * 8)", "a.append(-1 << 31)", "a.append(-1)", "a.append(1.5)", "a.append('x')", "a.append(-(1 << a.itemsize * 8 - 1) - 1)", "a.append((1 << a.itemsize * 8 - 1))":
        tried(text, a=array(code))
for code in "iwd":
    for text in """a.pop()
a.pop(5)
a.pop(None)
a.pop(1, 2)
a[5]
a["x"]
a[1.5]
a.remove(4)
a.index(4)
a.index(4, 1, 2, 3)
a.index()
a.index(None, None)
a.count()
a.count(None)
a.append()
a.insert(0)
a.insert(None, 1)
a.insert(0, None)
a.extend()
a.extend(5)
a.extend(array("b"))
a.extend([None])
a.fromlist(5)
a.fromlist([1, None])
a.frombytes("x")
a.frombytes(5)
a.frombytes(b"xyz")
a.fromunicode("ab")
a.fromunicode(5)
a.tounicode()
a.tobytes(1)
a.tolist(1)
a.byteswap(1)
a.buffer_info(1)
a.reverse(1)
a.clear(1)
a.tofile()
a.tofile(5)
a.fromfile()
a.fromfile(5, 1)
a.fromfile(io.BytesIO(b"1234"), -1)
a.fromfile(io.BytesIO(b"1234"), 100)
a.fromfile(io.StringIO("1234"), 2)
a + 1
a + [1]
a + array("b")
a * "x"
a * 1.5
-1 * a
a == 1
a < array("i", [1])
1 in a
"a" in a
a.__add__("bad")
a.__iadd__("bad")
a.__iadd__(array("b"))
a.__setitem__(5, 1)
a.__setitem__("x", 1)
a.__setitem__(0, None)
a.__setitem__(slice(0, 0), None)
a.__setitem__(slice(0, 0), [1])
a.__setitem__(slice(0, 0), array("b"))
a.__setitem__(slice(0, 4, 2), array(a.typecode))
a.__delitem__(9)
a.__delitem__("x")
a.__delitem__(slice(0, 4, 0))
setattr(a, "typecode", 5)
array[int]
a""".splitlines():
        tried(text, a=array(code, "abc" if code == "w" else [1, 2, 3]))
print("while a view exists")
for text in """a.append(1)
a.extend([1])
a.extend([])
a.insert(0, 1)
a.pop()
a.remove(1)
a.clear()
a.fromlist([1])
a.fromlist([])
a.frombytes(b"1234")
a.frombytes(b"")
a.__imul__(2)
a.__imul__(1)
a.__iadd__(a)
a.__delitem__(0)
a.__setitem__(slice(0, 0), a)
a.__setitem__(0, 9)
a.reverse()
a.byteswap()""".splitlines():
    a = array("i", [1, 2])
    view = memoryview(a)
    tried(text, a=a)
    print(view.tolist(), view.format, view.itemsize)
