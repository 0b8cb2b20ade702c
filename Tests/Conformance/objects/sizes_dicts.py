# How much memory dictionaries take: room that is used up stays used up in copies, until a table is made anew.
import random
from collections import OrderedDict, deque
from sys import getsizeof


def names(count):
    return {f"k{n}": n for n in range(count)}


def room(d):
    size, count = getsizeof(d), 0
    while getsizeof(d) == size:
        d[f"more{count}"] = 1
        count += 1
    return len(d), size, count


def popped(count):
    d = names(count)
    d.popitem()
    d.popitem()
    return d


print("popitem", room(popped(6)), room(popped(8)))
for label, copy in {
    "{**d}": lambda d: {**d}, "d.copy()": lambda d: d.copy(), "d | {}": lambda d: d | {}, "dict(d)": lambda d: dict(d),
    "update": lambda d: [e := {}, e.update(d), e][2], "fromkeys": lambda d: dict.fromkeys(d), "items": lambda d: dict(d.items()),
}.items():
    print(label, room(copy(popped(8))), room(copy(popped(5))), room(copy(names(30))))

print("nothing", [getsizeof(each) for each in ({}, dict(), {**{}}, dict({}), {}.copy(), {} | {}, dict.fromkeys([]))])
print("from nothing", getsizeof(dict.fromkeys({})), getsizeof(dict.fromkeys(set())), getsizeof(dict.fromkeys(frozenset())), getsizeof(dict.fromkeys({}.keys())))
for empty in (lambda d: d.clear(), lambda d: d.popitem(), lambda d: d.pop("a")):
    d = {"a": 1}
    empty(d)
    print("emptied", getsizeof(d), getsizeof(d.copy()), getsizeof(dict(d)), getsizeof({**d}), getsizeof(dict.fromkeys(d)), end=" ")
    for n in range(5):
        d[n] = 1
    print(getsizeof(d))


def change(d, r, key):
    match r.randrange(14):
        case 0 | 1 | 2 | 3: d[key] = 1
        case 4: d.pop(key, None)
        case 5: d.setdefault(key, 2)
        case 6 if d: d.popitem()
        case 7: d.update({f"z{r.randrange(9)}": 1 for _ in range(r.randrange(9))})
        case 8: return d.copy()
        case 9: return type(d)(d)
        case 10 if r.randrange(4) == 0: d.clear()
        case 11: return d | {key: 2}
        case 12: return type(d).fromkeys(d)
        case 13 if key in d and isinstance(d, OrderedDict): d.move_to_end(key, bool(r.randrange(2)))
    return d


for kind in (dict, OrderedDict):
    for seed in range(12):
        r = random.Random(seed)
        d = kind()
        sizes = []
        for _ in range(60):
            key = r.randrange(40)
            d = change(d, r, key if seed % 2 else f"k{key}")
            sizes.append(getsizeof(d))
        print(kind.__name__, seed, sizes, *d)

for seed in range(18):
    r = random.Random(seed)
    d = deque(maxlen=(None, 1, 5, 70, 0, None)[seed % 6])
    sizes = []
    for _ in range(80):
        match r.randrange(16):
            case 0 | 1: d.append(1)
            case 2 | 3: d.appendleft(1)
            case 4 if d: d.pop()
            case 5 if d: d.popleft()
            case 6: d.extend(range(r.randrange(20)))
            case 7: d.extendleft(range(r.randrange(20)))
            case 8:
                while len(d) > 1:
                    d.popleft()
            case 9: d.rotate(r.randrange(-100, 100))
            case 10 if d.maxlen is None: d.insert(r.randrange(-20, 20), r.randrange(5))
            case 11 if d: del d[r.randrange(len(d))]
            case 12 if len(d) < 90: d *= r.randrange(-1, 4)
            case 13: d = d.copy()
            case 14 if len(d) < 60: d = d + d
            case 15: d.extend(d) if len(d) < 50 else d.clear()
        sizes.append(getsizeof(d))
    print("deque", seed, sizes, list(d)[:8])
