"""collections.deque: every method, bounds, mutation, comparison, reprs and errors."""
import copy
from collections import deque


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


d = deque("abc")
d.append("d")
d.appendleft("z")
d.extend("ef")
d.extendleft("yx")
print(d, len(d), d[0], d[-1], d[3], "e" in d, "q" in d, bool(deque()), list(reversed(d)))
print(d.pop(), d.popleft(), d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d)
d.rotate(100)
print(d, d.count("a"), d.index("b"))
d.reverse()
d.insert(1, "I")
d.insert(-1, "J")
d.insert(100, "K")
d.insert(-100, "L")
print(d)
d.remove("I")
del d[0]
d[0] = "first"
d[-1] = "last"
print(d, d.copy() == d, d.copy() is d)
d.clear()
print(d, d.maxlen)

b = deque(range(10), maxlen=3)
print(b, b.maxlen)
b.append(10)
b.appendleft(6)
b.extend([1, 2])
print(b, b.copy(), b + deque([9]), b * 2, copy.copy(b))
b += [7]
print(b, deque([1, 2], 0), deque(maxlen=2), deque([1, 2]) * 3, 2 * deque("x"), deque("ab") * 0, deque("ab") * -1)
for call in (
    lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1]).remove(2), lambda: deque([1]).index(2),
    lambda: deque([1, 2, 1]).index(1, 1, 2), lambda: deque()[0], lambda: deque("a")["x"], lambda: deque("abc")[0:1],
    lambda: deque([1], maxlen=1).insert(0, 2), lambda: deque([], -1), lambda: deque([], "x"), lambda: deque(1),
    lambda: deque([1], 2, 3), lambda: deque(foo=1), lambda: deque() + [1], lambda: [1] + deque(), lambda: deque() < [1],
    lambda: deque() * "x", lambda: hash(deque()), lambda: setattr(deque(), "maxlen", 3), lambda: setattr(deque(), "x", 3),
    lambda: deque().rotate("x"), lambda: deque().append(), lambda: deque().append(1, 2), lambda: deque().insert(1),
    lambda: deque().nothing, lambda: deque([1]).__setitem__(5, 1), lambda: deque([1]).__delitem__(5),
):
    attempt(call)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1, 2]) < deque([1, 3]), deque([1]) >= deque([1, 0]), deque("a") != deque("b"))
print(deque([1, 2, 1, 3]).index(1, 1), deque("abcabc").index("c", -3), deque([1, 2, 3]).count(2))


def change(action):
    d = deque([1, 2, 3])
    for x in d:
        print("  at", x)
        action(d)


attempt(change, lambda d: d.append(4))
attempt(change, lambda d: d.popleft())
attempt(change, lambda d: d.__setitem__(0, 9))
r = deque()
r.append(r)
print(r, deque([deque([1]), "x"]))


class Window(deque):
    def __init__(self, n):
        super().__init__(maxlen=n)
        self.total = 0

    def append(self, x):
        self.total += x
        super().append(x)


w = Window(2)
for i in range(5):
    w.append(i)
print(w, w.total, w.maxlen, isinstance(w, deque), w.__dict__)
x, *rest = deque([1, 2, 3])
print(x, rest, sorted(deque([3, 1])), sum(deque([1, 2])), dict(enumerate(deque("ab"))), deque(deque([1], 5)).maxlen)
e = deque([1, 2])
e.extend(e)
e.extendleft(e)
print(e, type(iter(e)), type(reversed(e)), deque[int], iter(e).__length_hint__())
match deque([1, 2]):
    case [a, b]:
        print("matched", a, b)
print(copy.deepcopy(deque([[1], [2]], 4)))
history = deque(maxlen=5)
for line in ["a", "python", "b", "python 3"]:
    if "python" in line:
        print(line, list(history))
    history.append(line)
