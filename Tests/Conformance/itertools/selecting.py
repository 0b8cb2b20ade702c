"""takewhile, dropwhile, filterfalse, compress, islice: what is taken, and how far the source is read."""
from itertools import compress, count, dropwhile, filterfalse, islice, takewhile


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class Noisy:
    def __init__(self, values):
        self.it = iter(values)

    def __iter__(self):
        return self

    def __next__(self):
        value = next(self.it)
        print("  read", value)
        return value


small = lambda n: n < 3
print(list(takewhile(small, [1, 2, 3, 1])), list(dropwhile(small, [1, 2, 3, 1])), list(filterfalse(small, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(bool, [0, 1, [], None])))
t = takewhile(small, Noisy([1, 5, 2]))
print(list(t), list(t), list(t))
d = dropwhile(small, Noisy([1, 5, 2]))
print(next(d), list(d))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("ABC", [1, 1])), list(compress("AB", count())))
print(list(compress(data="AB", selectors=(True, False))))
for name, args in [
    ("takewhile", ()), ("takewhile", (1,)), ("takewhile", (1, 2)), ("dropwhile", (None,)), ("filterfalse", (1, 2, 3)),
    ("compress", ()), ("compress", ("a",)), ("compress", ("a", 1)), ("islice", ()), ("islice", ([],)),
]:
    attempt({"takewhile": takewhile, "dropwhile": dropwhile, "filterfalse": filterfalse, "compress": compress, "islice": islice}[name], *args)
attempt(takewhile, predicate=1, iterable=[])
attempt(lambda: list(takewhile(3, [1])))
attempt(lambda: list(filterfalse(lambda x: 1 // 0, [1])))

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)))
print(list(islice("ABC", 0)), list(islice("ABC", 5, 2)), list(islice("ABC", None)), list(islice("ABC", None, None, None)))
print(list(islice(count(), 3, 20, 7)), list(islice(range(10), 1, 10, 100)))
n = Noisy(range(10))
print(list(islice(n, 2, 3)))
print(next(n))
print(list(islice(Noisy("abcd"), 1, 4, 2)))
for args in [
    (-1,), (1, -1), (-1, 2), (0, 1, 0), (0, 1, -1), ("a",), (1, "a"), ("a", 1), (0, 1, "a"), (1.5,), (2**64,), (0, 2**64), (0, 1, 2**64), (1, 2, 3, 4),
]:
    attempt(lambda: list(islice([1, 2, 3], *args)))


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(list(islice(range(10), Index(2), Index(8), Index(3))))
it = iter(range(3))
s = islice(it, 1)
print(list(s), list(s), list(it))
