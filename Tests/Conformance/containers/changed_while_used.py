# An index or a value that changes the very sequence that it is used on: what is asked for afterwards goes by the new length.
from collections import deque


class Clearing:
    """Empties a container when somebody wants to know its number."""

    def __init__(self, container, number):
        self.container, self.number = container, number

    def __index__(self):
        self.container.clear()
        return self.number


def attempt(name, action):
    container = make()
    try:
        result = action(container)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{type(container).__name__:9} {name:14} {result!r:45} left {container!r}")


def set_item(key, value):
    def act(container):
        container[key(container)] = value(container)

    return act


def delete(key):
    def act(container):
        del container[key(container)]

    return act


makers = [lambda: list(range(8)), lambda: bytearray(range(8)), lambda: deque(range(8))]
for make in makers:
    attempt("get", lambda c: c[Clearing(c, 5)])
    attempt("get from end", lambda c: c[Clearing(c, -1)])
    attempt("set at", set_item(lambda c: Clearing(c, 5), lambda c: 1))
    attempt("set from end", set_item(lambda c: Clearing(c, -1), lambda c: 1))
    attempt("delete", delete(lambda c: Clearing(c, 5)))
    attempt("insert", lambda c: c.insert(Clearing(c, 5), 9))
    attempt("insert from end", lambda c: c.insert(Clearing(c, -2), 9))
for make in makers[:2]:
    attempt("pop", lambda c: c.pop(Clearing(c, 5)))
    attempt("slice from", lambda c: c[Clearing(c, 2):])
    attempt("slice to", lambda c: c[1:Clearing(c, 5)])
    attempt("slice by", lambda c: c[1:7:Clearing(c, 2)])
    attempt("set slice", set_item(lambda c: slice(Clearing(c, 2), 6), lambda c: [7]))
    attempt("set steps", set_item(lambda c: slice(Clearing(c, 2), 6, 2), lambda c: [7, 8]))
    attempt("delete slice", delete(lambda c: slice(Clearing(c, 2), 6)))
    attempt("repeat", lambda c: c * Clearing(c, 2))
make = makers[1]
attempt("set value", set_item(lambda c: 5, lambda c: Clearing(c, 1)))
attempt("insert value", lambda c: c.insert(5, Clearing(c, 1)))
attempt("append value", lambda c: c.append(Clearing(c, 1)))


class Releasing:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 1


for what in ("key", "value"):
    view = memoryview(bytearray(4))
    try:
        if what == "key":
            print(view[Releasing(view)])
        else:
            view[1] = Releasing(view)
    except ValueError as error:
        print(what, error)

# Sorting notices what happens to the list meanwhile, even if nothing is left of it.
numbers = [3, 1, 2]
changes = [
    lambda: numbers.append(4),
    lambda: (numbers.append(4), numbers.pop()),
    lambda: (numbers.append(4), numbers.clear()),
    lambda: (numbers.append(4), numbers.__imul__(0)),
    lambda: (numbers.append(4), numbers.__setitem__(slice(None), [])),
    lambda: numbers.clear(),
    lambda: numbers.extend([]),
    lambda: numbers.__imul__(2),
    lambda: numbers.__init__(),
]
for act in changes:
    numbers[:] = [3, 1, 2]
    try:
        numbers.sort(key=lambda number: act() and None or number)
        print("sorted", numbers)
    except ValueError as error:
        print(error, numbers)


class Growing:
    """A sequence by `__getitem__` alone: once its iterator has ended, it stays so."""

    def __init__(self):
        self.items = [1, 2]

    def __getitem__(self, index):
        return self.items[index]


growing = Growing()
iterator = iter(growing)
print(list(iterator))
growing.items.append(3)
print(list(iterator), list(growing))


# A slice of a view that was released while its bounds were asked for.
def part_of_released():
    view = memoryview(bytearray(4))
    return len(view[Releasing(view) :].obj or "")


def part_of_released_is_set():
    view = memoryview(bytearray(4))
    view[Releasing(view) : 2] = b"a"


for act in (part_of_released, part_of_released_is_set):
    try:
        print(act())
    except ValueError as error:
        print(error)


# Views of a dictionary that iterates in its own way, and copies of iterators that have been overtaken.
class Odd(dict):
    def __iter__(self):
        return iter([99])


odd = Odd(a=1, b=2)
print(sorted(odd.keys() - set()), sorted(odd.keys() | {"c"}), sorted(odd.keys() ^ {"a"}), sorted(odd.keys() & {"a"}))
import copy

mapping = {1: 1, 2: 2}
for iterator in (iter(mapping), reversed(mapping), iter(mapping.items()), reversed(mapping.values())):
    mapping[len(mapping) + 1] = 0
    try:
        print(list(copy.copy(iterator)))
    except RuntimeError as error:
        print(error)
