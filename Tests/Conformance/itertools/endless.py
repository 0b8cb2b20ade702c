"""count, cycle and repeat: values, reprs, errors."""
from itertools import count, cycle, islice, repeat, takewhile


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(list(islice(count(), 3)), list(islice(count(5), 3)), list(islice(count(5, -2), 4)))
print(list(islice(count(0.5, 0.25), 4)), list(islice(count(1j, 2), 3)), list(islice(count(True), 3)))
print(list(islice(count(start=3, step=4), 3)), list(islice(count(step=3), 3)))
print(list(islice(count(2**63 - 2), 4)), list(islice(count(-(2**63) + 1, -1), 3)))
c = count(10)
print(c, next(c), next(c), c)
print(count(1, 2), count(1.5), count(1.5, 1), count(1, 1.0), count(3, 0), count(-3, 1))
attempt(count, "a")
attempt(count, 1, "a")
attempt(count, 1, 2, 3)
attempt(count, foo=1)
attempt(count, None)

print(list(islice(cycle("abc"), 7)), list(cycle("")))
source = iter([1, 2, 3])
it = cycle(source)
print([next(it) for _ in range(4)], list(source))
attempt(cycle)
attempt(cycle, 3)
attempt(cycle, "a", "b")
attempt(cycle, iterable="a")
print(type(cycle("")), type(count()), type(repeat(1)))


def failing():
    yield 1
    raise ValueError("broken")


it = cycle(failing())
print(next(it))
attempt(next, it)

print(list(repeat("x", 3)), list(repeat("x", 0)), list(repeat("x", -4)), list(islice(repeat(None), 2)))
print(repeat("x"), repeat("x", 3), repeat(object=1, times=2), repeat([]))
r = repeat(7, 4)
next(r)
print(r, r.__length_hint__(), list(r), r)
attempt(repeat)
attempt(repeat, 1, 2, 3)
attempt(repeat, 1, "x")
attempt(repeat, 1, None)
attempt(repeat(3).__length_hint__)
attempt(repeat, x=1)
print(list(map(pow, range(5), repeat(2))), list(zip(count(1), "ab")))
print(sum(takewhile(lambda n: n < 50, (n * n for n in count(1)))))
print(iter(c) is c, iter(r) is r)
print(count.__name__, count.__module__, count.__qualname__)
