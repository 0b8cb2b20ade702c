"""What `copy` and `deepcopy` make of objects of the library."""
import collections
import copy
import contextlib
import dataclasses
import uuid
import weakref


class Plain:
    pass


@dataclasses.dataclass
class Record:
    id: uuid.UUID
    tags: bytearray


plain = Plain()
values = [bytearray(b"x"), uuid.UUID(int=5), list[int], int | str, int | str | None, weakref.ref(plain), collections.deque([1, [2]], 5), ValueError("x", [1]), Record(uuid.UUID(int=7), bytearray(b"t"))]
for value in values:
    for make in (copy.copy, copy.deepcopy):
        made = make(value)
        print(type(value).__name__, make.__name__, made is value, type(made) is type(value), isinstance(value, ValueError) or made == value)
print(dataclasses.asdict(Record(uuid.UUID(int=1), bytearray(b"ab"))), dataclasses.replace(values[-1], tags=bytearray()))
with contextlib.suppress(TypeError):
    uuid.UUID(int=1).int = 3
    print("changed")
