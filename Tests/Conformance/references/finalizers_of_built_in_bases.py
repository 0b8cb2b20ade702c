"""`__del__` of classes that inherit from built-in types: when it runs, and what it finds."""

import gc
import weakref
from collections import Counter, OrderedDict, defaultdict, deque


def finalized(base):
    class Watched(base):
        def __del__(self):
            name = getattr(self, "name", "nobody")
            print(f"  __del__ of {name}: {type(self).__mro__[1].__name__} {self!r}")

    return Watched


samples = [
    (dict, {"a": 1, "b": [2]}), (list, [1, "two", [3]]), (tuple, (1, "two")), (set, {1}), (frozenset, {2}),
    (str, "tëxt"), (bytes, b"bytes"), (bytearray, b"array"), (int, 7), (int, 10**30), (float, 1.5), (complex, 2j),
    (OrderedDict, {"z": 1, "a": 2}), (Counter, "abracadabra"), (deque, [1, 2, 3]),
]
for base, content in samples:
    print(base.__name__)
    item = finalized(base)(content)
    item.name = f"my {base.__name__}"
    del item
    print("  gone")

print("defaultdict")
counts = finalized(defaultdict)(int)
counts["x"] += 1
counts.name = "counts"
counts = None


class Failure(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code

    def __del__(self):
        print("  __del__ of a failure:", self, self.args, self.code, type(self.__cause__).__name__)


print("exceptions")
try:
    try:
        1 / 0
    except ZeroDivisionError as cause:
        raise Failure("no good", 3) from cause
except Failure as failure:
    print("  handling", failure)
print("handled")


class Cache(dict):
    alive = []

    def __del__(self):
        print("  revived:", dict(self))
        Cache.alive.append(self)


print("resurrection")
cache = Cache(a=1)
reference = weakref.ref(cache, lambda _: print("  reference is dead"))
del cache
print("alive:", Cache.alive, reference() is Cache.alive[0])
Cache.alive[0]["b"] = 2
Cache.alive.clear()
print("dead:", reference())


class Node(list):
    def __del__(self):
        print("  node of", len(self))


print("a circle")
node = Node()
node.append(node)
del node
print("collected:", gc.collect() > 0)

print("a base that has it")


class Child(Node):
    pass


Child([1, 2])


class Meta(type):
    def __call__(cls, *arguments):
        made = super().__call__(*arguments)
        print("  made", made)
        return made


class Made(str, metaclass=Meta):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def __del__(self):
        print("  unmade", self)


Made("thing")


class Bad(dict):
    def __del__(self):
        raise ValueError("in __del__")


Bad()
last = Node([1, 2, 3])
print("end")
