# What objects of all kinds take: by the layout of their class in CPython, and what stands in front of it.
import collections
import dataclasses
import enum
import functools
import itertools
import types
from sys import getsizeof


def show(label, *objects):
    print(label, [getsizeof(each) for each in objects], [each.__sizeof__() for each in objects if not isinstance(each, type)])


show("none", None, ..., NotImplemented, True, False)
show("int", 0, 1, -1, 2**29, 2**30, 2**60, 2**100, -(10**50), 10**1000)
show("float", 1.5, float("inf"), 1j)
show("str", "", "a", "hello", "é", "éa", "π", "πp", "😀", "😀" * 10, "x" * 1000)
show("bytes", b"", b"abc", bytes(100))
show("tuple", (), (1,), (1, 2, 3), tuple(range(100)))
show("set", set(), {1}, set(range(4)), set(range(5)), set(range(100)), frozenset("abc"), {x for x in range(1000)})
show("range", range(0), range(10**9), slice(1), slice(1, 2, 3))
show("iterators", iter([]), iter(()), iter(""), iter("é"), iter(set()), iter({}), iter({}.items()), iter(range(3)), iter(b""), iter(int, 1))
show("iterators", zip(), map(int, []), filter(None, []), enumerate([]), reversed([]), reversed(()), {}.keys(), {}.values(), {}.items())
show("itertools", itertools.count(), itertools.cycle([]), itertools.repeat(1), itertools.chain(), itertools.islice([], 2), itertools.accumulate([]))
show("deque", collections.deque(), collections.deque([1]), collections.deque(range(63)), collections.deque(range(64)), collections.deque(range(1000)))
queue = collections.deque()
sizes = []
for n in range(300):
    queue.append(n)
    if n % 3 == 0:
        queue.appendleft(n)
    if n % 7 == 0:
        queue.popleft()
    sizes.append(getsizeof(queue))
print(sorted(set(sizes)), getsizeof(collections.deque(range(500), maxlen=10)))


def function(a, b=1, *c, d=2):
    return a


class Plain:
    """Some documentation."""

    def __init__(self):
        self.x = 1
        self.y = 2

    def method(self):
        return self

    @property
    def value(self):
        return 1


class Slotted:
    __slots__ = ("x", "y")


class Empty:
    __slots__ = ()


class Weak:
    __slots__ = ("a", "__weakref__")


class Both(Slotted):
    pass


class More(Slotted):
    __slots__ = ("z",)


class Numbers(list):
    pass


class Names(str):
    pass


class Whole(int):
    pass


class Pair(tuple):
    __slots__ = ()


class Triple(tuple):
    pass


class Group(set):
    pass


class Failure(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Counted:
    def __sizeof__(self):
        return 1000


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


show("functions", function, lambda: 1, len, [].append, print, Plain.method, Plain().method, Plain.value, functools.partial(print), str.upper)
show("modules", types, functools, types.SimpleNamespace(a=1), object())
show("instances", Plain(), Slotted(), Empty(), Weak(), Both(), More(), Numbers([1, 2]), Names("abc"), Names("é"), Whole(5), Pair((1, 2)), Triple((1, 2)))
show("instances", Group(), Group(range(10)), Failure(1), Counted(), Made())
show("exceptions", Exception(), ValueError("x"), KeyError(1), OSError(1, "a"), StopIteration(), SyntaxError("a"), ExceptionGroup("a", [ValueError()]))
show("classes", Plain, Slotted, Weak, Both, Numbers, Failure, Meta, Made, int, object, type, list, Exception)


class Color(enum.Enum):
    RED = 1


class Level(enum.IntEnum):
    LOW = 1


@dataclasses.dataclass
class Point:
    x: int = 0


@dataclasses.dataclass(slots=True)
class Fixed:
    x: int = 0
    y: int = 0


Row = collections.namedtuple("Row", "a b c")
show("library", Color.RED, Level.LOW, Color, Point(), Fixed(), Row(1, 2, 3), Point, Fixed, collections.ChainMap())
print(Plain.__basicsize__, Slotted.__basicsize__, int.__basicsize__, int.__itemsize__, tuple.__itemsize__, list.__basicsize__)
print(getsizeof(Counted(), 5), sum(map(getsizeof, [1, "a", 2.5])))


class Says:
    def __init__(self, answer):
        self.answer = answer

    def __sizeof__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Index:
    def __index__(self):
        return 5


for answer in (7, True, 2**63 - 1, 2**70, -(2**70), -1, "x", Index(), None, TypeError("t"), ValueError("v")):
    for default in ((), (99,), (None,)):
        try:
            print(getsizeof(Says(answer), *default), end=" ")
        except (TypeError, ValueError, OverflowError) as error:
            print(type(error).__name__, error, end=" ")
    print()

print(getsizeof(collections.OrderedDict()), getsizeof(collections.OrderedDict(a=1)), getsizeof(collections.OrderedDict.fromkeys(range(100))))


class SlottedDict:
    __slots__ = ("__dict__",)


class Weak:
    __slots__ = ("__weakref__",)


class Both(SlottedDict, Weak):
    pass


class Text(str):
    pass


class Set(set):
    __slots__ = ()


class Error(Exception):
    pass


class Meta(type):
    pass


class Queue(collections.deque):
    pass


for each in (SlottedDict, Weak, Both, Text, Set, Error, Meta, Queue, object, int, type, set, frozenset, dict, collections.deque, collections.OrderedDict, functools.partial, types.FunctionType):
    print(each.__name__, each.__dictoffset__, each.__weakrefoffset__, each.__basicsize__)
