"""A dictionary that is changed while somebody iterates over it: the places of its entries can be seen."""

import random


def watch(title, make_iterator, change, limit=40):
    """Shows what an iteration gives while `change` is called after each step, and how it ends."""
    given = []
    try:
        for item in make_iterator():
            given.append(item)
            if len(given) == limit:
                given.append("...")
                break
            change(item)
    except RuntimeError as error:
        given.append(f"RuntimeError: {error}")
    print(f"{title}:", *given)


def renaming(prices):
    def rename(name):
        prices[name.upper()] = prices.pop(name)

    return rename


for count in range(1, 12):
    prices = {chr(97 + number): number for number in range(count)}
    watch(f"rename {count}", lambda: prices, renaming(prices))
    print("  left:", prices)

numbers = {0: 0}


def put_back(_):
    del numbers[0]
    numbers[0] = 0


watch("put back", lambda: numbers, put_back)
watch("put back, values", numbers.values, put_back)
watch("put back, items", numbers.items, put_back)

grown = {"a": 1, "b": 2}
watch("grown", lambda: grown, lambda key: grown.setdefault(key * 2, 0))
shrunk = {"a": 1, "b": 2, "c": 3}
watch("shrunk", lambda: shrunk, lambda key: shrunk.pop("c", None))
last = dict(a=1, b=2, c=3)
watch("popitem and back", lambda: last, lambda key: last.update([last.popitem()]))
emptied = dict.fromkeys("abc")
watch("cleared and filled", lambda: emptied, lambda key: (emptied.clear(), emptied.update(dict.fromkeys("xyz"))))
behind = dict.fromkeys("abcdef")
watch("backwards", lambda: reversed(behind), lambda key: behind.update({key + key: behind.pop(key)}))
print(behind)

# The error of a changed size stays; a key too many ends the iteration.
sizes = {1: 1, 2: 2}
iterator = iter(sizes)
next(iterator)
sizes[3] = 3
for _ in range(2):
    try:
        next(iterator)
    except RuntimeError as error:
        print("size:", error)
del sizes[3]
try:
    print(next(iterator))
except RuntimeError as error:
    print("size again:", error)
keys = {1: 1}
iterator = iter(keys)
print(next(iterator), end=" ")
del keys[1]
keys[2] = 2
try:
    next(iterator)
except RuntimeError as error:
    print("keys:", error, list(iterator))

# An iterator that has come to its end has let its dictionary go.
class Told(dict):
    def __del__(self):
        print("dictionary gone")


iterator = iter(Told(a=1))
print(list(iterator))
print(iterator.__length_hint__(), list(iterator))


def wander(seed):
    """Random changes that keep the size, while an iteration goes on."""
    choose = random.Random(seed)
    kind = seed % 5
    if kind == 0:
        mapping = {number: number for number in range(choose.randrange(1, 60))}
    elif kind == 1:
        mapping = dict({"k%d" % number: number for number in range(choose.randrange(1, 30))})
    elif kind == 2:
        mapping = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}
    elif kind == 3:
        mapping = dict.fromkeys(range(choose.randrange(1, 25)))
        for key in list(mapping)[:: choose.randrange(2, 5)]:
            del mapping[key]
        mapping = mapping.copy()
    else:
        mapping = {}
        mapping.update({number: number for number in range(choose.randrange(1, 25))})
        mapping |= {100 + number: number for number in range(choose.randrange(0, 12))}
    fresh = iter(range(1000, 100_000))

    def change(_):
        for _ in range(choose.randrange(4)):
            if not mapping:
                return
            what = choose.randrange(4)
            if what == 0:
                del mapping[choose.choice(list(mapping))]
            elif what == 1:
                mapping.popitem()
            elif what == 2:
                mapping.pop(next(iter(mapping)))
            else:
                del mapping[list(mapping)[-1]]
            mapping[next(fresh)] = None

    watch(f"wander {seed}", lambda: mapping, change, limit=200)
    print("  left:", list(mapping))


for seed in range(60):
    wander(seed)

# A copy has as little room left as what it was made of.
for copy in (lambda d: {**d}, lambda d: d.copy(), dict, lambda d: d | {}, dict.fromkeys):
    d = {f"k{n}": n for n in range(8)}
    d.popitem()
    d.popitem()
    other = copy(d)
    seen = []
    try:
        for key in other:
            seen.append(key)
            other.pop(key)
            other[f"n{len(seen)}"] = 1
    except RuntimeError as error:
        seen.append(error)
    print(seen)
