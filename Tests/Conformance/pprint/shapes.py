"""pprint: nesting, widths, depth, compact, strings and bytes in pieces, dataclasses, collections."""

import collections
import types
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr

people = [
    {"name": f"Person {i}", "age": 20 + i, "languages": ["python", "swift", "forth"][: i % 3 + 1], "address": {"street": "Long Street", "number": i}}
    for i in range(3)
]
pprint(people)
pprint(people, width=40)
pprint(people, depth=2)
pprint(people[0], indent=4, width=30)
pprint(list(range(60)), compact=True)
pprint(list(range(30)), width=30)
pp({"z": 1, "a": 2, "m": [1] * 40})
pprint({"z": 1, "a": 2, 3: "mixed", (1, 2): "keys"})
pprint("word " * 40)
pprint(["word " * 20, "line one\nline two\n" * 4], width=40)
pprint(b"bytes " * 20, width=40)
pprint(bytearray(b"abc" * 20), width=40)
pprint((1,))
pprint(tuple("long element %d" % i for i in range(8)))
pprint({"set": {f"element number {i}" for i in range(6)}, "frozen": frozenset(range(40))})
pprint(collections.OrderedDict((f"key {i}", "value" * 5) for i in range(4)))
pprint(collections.defaultdict(list, {f"key {i}": list(range(20)) for i in range(3)}))
pprint(collections.Counter("the quick brown fox jumps over the lazy dog" * 2))
pprint(collections.deque(range(40), maxlen=40))
pprint(collections.ChainMap({"a": "x" * 40}, {"b": "y" * 40}))
pprint(types.SimpleNamespace(alpha="a" * 40, beta="b" * 40))
pprint(types.MappingProxyType({f"key {i}": "v" * 20 for i in range(4)}))


@dataclass
class Item:
    name: str
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


pprint(Item("a long name for an item", ["tag number %d" % i for i in range(6)]))
pprint([Item("short")])
loop = [1, 2]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable(people), saferepr(loop)[:20])
print(pformat(10**9, underscore_numbers=True), pformat({"big": 1234567}, underscore_numbers=True))
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        PrettyPrinter(**options)
    except ValueError as e:
        print(e)
