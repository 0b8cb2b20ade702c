"""`array` as a sequence: every kind, slices, operators, conversions, growth while something walks."""
import copy
import sys
from array import array, ArrayType
from collections.abc import Hashable, MutableSequence

print(array, ArrayType is array, isinstance(array("b"), MutableSequence), isinstance(array("b"), Hashable))
for code in "bBhHiIlLqQfd":
    a = array(code, [3, 1, 2, 1])
    a.append(5)
    a.insert(-1, 4)
    a.insert(99, 9)
    a.extend(range(3))
    print(a, a.itemsize, a.typecode, len(a), a.pop(), a.pop(0), a.count(1), a.index(4), a.index(1, 1))
    a.remove(1)
    a.reverse()
    print(a[::2], a[-3:], a[5:1:-2], a[0], a[-1], 4 in a, 77 in a)
    a[1:3] = array(code, [7, 7, 7])
    a[::3] = a[::3][::-1]
    del a[0], a[1::2]
    print(a, a.tolist(), a.tobytes().hex())
    a.byteswap()
    print(a.tobytes().hex())
    a += array(code, [8])
    a *= 2
    print(len(a), (a[-1:] + array(code, [1])) * 2, 0 * a, a == a[:], a < a[:-1], a != a[:], a >= a[1:])
print([array("d", [1, 2]) == array("i", [1, 2]), array("d", [float("nan")]) == array("d", [float("nan")]), array("b") == []])
text = array("w", "añ€\U0001f600")
print(text, text.tounicode(), text.tobytes().hex(), list(text), text[1:3], text + array("w", "!"))
text.fromunicode("zz")
text[0] = "b"
print(text, text.index("z"), text.count("z"), text.itemsize)
walked = array("i", [1, 2, 3])
seen = []
for item in walked:
    seen.append(item)
    if item < 6:
        walked.append(item + 3)
print(seen, walked, list(reversed(walked)), max(walked), sorted(walked), sum(walked))


class Named(array):
    def __new__(cls, name, code, items=()):
        return super().__new__(cls, code, items)

    def __init__(self, name, code, items=()):
        self.name = name


named = Named("x", "h", [1, 2])
print(named, named.name, type(named[:]), type(named + named), type(copy.copy(named)), copy.deepcopy(array("d", [1.5])))
named += array("h", [3])
print(named, type(named), named == array("h", [1, 2, 3]))
partly = array("b", [1])
try:
    partly.extend([2, 3, 400])
except OverflowError as error:
    print(error, partly)
try:
    partly.fromlist([4, 500])
except OverflowError as error:
    print(error, partly)
print([sys.getsizeof(array(code, [1, 2])) for code in "bhid"], sys.getsizeof(array("q")), array[int])
try:
    hash(partly)
except TypeError:
    print("not hashable")
