# Indexing and slicing of sequences, good and bad.
text = "abcdefghij"
row = list(range(10))
print(text[0], text[-1], row[3], row[-10])
print(text[2:5], text[:3], text[7:], text[:], text[-3:], text[:-7])
print(row[::2], row[1::3], row[::-1], row[8:2:-2], row[5:5], row[7:3], row[-100:100])
print(text[::-1], text[100:], (1, 2, 3)[1:], (1, 2, 3)[::-2])
row[2:5] = ["x"]
print(row)
row[1:1] = [7, 8, 9]
print(row)
row[::2] = [0] * len(row[::2])
print(row)
del row[1], row[-1]
print(row)
del row[1:4]
print(row)
row[:] = []
print(row)
for index in (0, 5, -1, "a", 1.0, None):
    try:
        print([1, 2, 3][index])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
for broken in ("abc", (1, 2)):
    try:
        broken[5]
    except IndexError as error:
        print(error)
    try:
        broken[0] = 1
    except TypeError as error:
        print(error)
try:
    row[::2] = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    print(row[::0])
except ValueError as error:
    print(error)
print(row[True:], "abc"[True], [1, 2, 3][slice(1, None)], slice(1, 2))
