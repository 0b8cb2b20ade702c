# memoryview: items, slices, assignment, casts, attributes, and what they refuse.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(b"0123456789")
view = memoryview(data)
print(len(view), view[0], view[-1], bytes(view[2:5]), view[::3].tolist(), view[::-1].tobytes())
view[0] = 65
view[1:4] = b"BCD"
view[-2:] = memoryview(b"YZ")
print(data, view == data, data == view, view == b"ABCD4567YZ", view != b"")
part = view[2:8]
part[0] = ord("c")
print(data, part.tobytes(), part.obj is data, part[1:3] == b"D4", list(part))
print(view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly)
print(view[::2].strides, view[::2].contiguous, view[::2].nbytes, view[3:3].tolist(), view.c_contiguous)
attempt(lambda: view[10])
attempt(lambda: view["a"])
attempt(lambda: view.__setitem__(0, 256))
attempt(lambda: view.__setitem__(0, -1))
attempt(lambda: view.__setitem__(0, "a"))
attempt(lambda: view.__setitem__(slice(0, 3), b"toolong"))
attempt(lambda: view.__setitem__(slice(0, 3), 5))
attempt(lambda: view.__delitem__(0))
attempt(lambda: hash(view))
attempt(lambda: data.append(1))
attempt(lambda: data.extend(b"x"))
attempt(lambda: data.pop())
attempt(lambda: data.__delitem__(slice(0, 2)))
attempt(lambda: data.__setitem__(slice(0, 2), b"same"[:2]))
attempt(lambda: memoryview(5))
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview())
view.release()
part.release()
data.append(33)
print(data)
attempt(lambda: view[0])
attempt(lambda: len(view))
attempt(lambda: view.tobytes())
print(repr(view)[:19])

fixed = memoryview(b"immutable")
print(fixed.readonly, hash(fixed) == hash(b"immutable"), fixed.hex(), fixed.hex(":", 4), fixed.toreadonly().readonly)
attempt(lambda: fixed.__setitem__(0, 1))
print(65 in fixed, 105 in fixed, bytes(fixed), bytearray(fixed), b"".join([fixed, fixed[:2]]), str(fixed, "ascii"))
print(b"abc".find(memoryview(b"c")), b"x" + memoryview(b"y"), bytearray(b"x") + memoryview(b"y"), int.from_bytes(fixed[:2], "big"))
print(bytes([1, 2]) == memoryview(b"\x01\x02"), memoryview(b"ab") == memoryview(b"xab")[1:], {memoryview(b"k"): 1}[b"k"])

with memoryview(bytearray(16)) as whole:
    numbers = whole.cast("I")
    numbers[0] = 1
    numbers[1] = 2**32 - 1
    print(numbers.tolist(), numbers.nbytes, numbers.itemsize, len(numbers), numbers.shape, whole[:8].tobytes())
    attempt(lambda: numbers.__setitem__(0, 2**32))
    attempt(lambda: numbers.__setitem__(0, 1.5))
    doubles = whole.cast("d")
    doubles[0] = 1.5
    print(doubles.tolist(), whole.tolist(), whole.cast("b")[6:8].tolist(), whole.cast("c")[0], whole.cast("?")[7])
    longs = whole.cast("Q")
    longs[1] = 2**64 - 1
    print(longs[1], whole.cast("q")[1], whole.cast("H")[4], whole.cast("h")[4], whole.cast("f")[1])
    attempt(lambda: numbers.cast("d"))
    attempt(lambda: whole[:3].cast("I"))
    attempt(lambda: whole.cast("xyz"))
    attempt(lambda: whole[::2].cast("b"))
    del numbers, doubles, longs

buffer = bytearray(10)
position = 0
for chunk in (b"one", b"twotwo", b"3"):
    target = memoryview(buffer)[position:]
    target[: len(chunk)] = chunk
    position += len(chunk)
    target.release()
print(buffer, position)
match memoryview(b"ab"):
    case [first, second]:
        print("matched", first, second)
