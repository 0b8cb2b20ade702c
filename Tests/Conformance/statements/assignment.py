# Targets of all kinds, and the errors of unpacking.
a = b = []
a.append(1)
print(a, b, a is b)
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), [c, d] = (1, 2), "xy"
print(a, b, c, d)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "ab"
head, *tail = [1]
print(start, end, head, tail)
a, (b, *c), d = 1, [2, 3, 4], 5
print(a, b, c, d)
for wrong in ([1], [1, 2, 3], "abcd", 5, None):
    try:
        a, b = wrong
        print(a, b)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    a, *b, c = [1]
except ValueError as error:
    print(error)
x = 10
x += 5; x -= 1; x *= 2; x //= 3; x **= 2; x %= 50
print(x)
x /= 4
print(x)
x = 6
x &= 3; x |= 8; x ^= 1; x <<= 4; x >>= 2
print(x)
row = [1]
same = row
row += [2]
row *= 2
print(row, same is row)
pair = (1, [2])
try:
    pair[1] += [3]
except TypeError as error:
    print(error, pair)
x: int = 3
y: str
print(x)
try:
    print(y)
except NameError as error:
    print(error)
del x
try:
    print(x)
except NameError as error:
    print(error)
