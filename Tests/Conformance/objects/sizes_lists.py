# How much memory lists take: exact when made, generous when they grow, and given back when they shrink by half.
import bisect
import heapq
import random
import re
from sys import getsizeof


def places(values):
    return (getsizeof(values) - getsizeof([])) // 8


print("empty", getsizeof([]), [].__sizeof__(), getsizeof([[]] * 3))

values = []
steps = []
for n in range(200):
    if not steps or steps[-1][1] != getsizeof(values):
        steps.append((n, getsizeof(values)))
    values.append(n)
print("append", steps)

steps = []
while values:
    if not steps or steps[-1][1] != places(values):
        steps.append((len(values), places(values)))
    values.pop()
print("pop", steps, getsizeof(values))

print("displays", [places(each) for each in ([1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5], [-1, (2, 3), "a" "b"], [n, 2, 3, 4, 5])])
print("long", places([n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]))
print("stars", places([*range(5)]), places([*[1, 2, 3]]), places([0, *(1, 2, 3)]), places([*range(5), *range(7), 1]))
for n in (0, 1, 2, 3, 5, 8, 13, 21):
    print(
        n, places(list(range(n))), places([*range(n)]), places(list(iter(range(n)))), places(list(x for x in range(n))),
        places(list(set(range(n)))), places(list(dict.fromkeys(range(n)))), places(list(dict.fromkeys(range(n)).items())),
        places(sorted(range(n))), places(sorted(x for x in range(n))), places([x for x in range(n)]), places([0] * n),
        places(list(map(str, range(n)))), places(list(zip(range(n), range(n)))), places(list(reversed(range(n)))),
        places(list("x" * n)), places(list(range(n))[:]), places(list(range(n)).copy()), places(list(range(n)) + [1]),
    )


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        print("asked", end=" ")
        return self.hint

    def __iter__(self):
        return iter([1, 2, 3])


print(places(list(Hinted(0))), places(list(Hinted(3))), places(list(Hinted(20))), places([*Hinted(5)]))

print("split", [places(each) for each in ("a b c".split(), "a,b,c".split(","), ("a," * 30).split(","), "a,b".split(",", 1))])
print("split", [places(each) for each in ("a,b,c".rsplit(","), "a\nb\nc".splitlines(), b"a b".split(), "".split(), "a".split("abc"))])
print("regex", places(re.findall("a", "aaaaaa")), places(re.split(",", "a,b,c")))
first, *rest = range(9)
print("rest", places(rest))
first, *rest, last = [1, 2, 3, 4, 5]
print("rest", places(rest))

random.seed(3)
for run in range(6):
    values = []
    sizes = []
    for step in range(120):
        match random.randrange(12 if len(values) < 60 else 17):
            case 0 | 1 | 2 | 3:
                values.append(step)
            case 4:
                values.insert(random.randrange(len(values) + 1), step)
            case 5:
                values.extend(range(random.randrange(9)))
            case 6:
                values += [step] * random.randrange(6)
            case 7:
                values[1:3] = "abcd"[: random.randrange(5)]
            case 8:
                bisect.insort(values, 5) if all(isinstance(v, int) for v in values) else values.reverse()
            case 9:
                heapq.heappush(values, 2) if all(isinstance(v, int) for v in values) else values.append(values)
            case 10:
                values.extend({step, step + 1})
            case 11:
                values *= random.randrange(1, 3)
            case 12:
                del values[: random.randrange(40)]
            case 13:
                del values[::2]
            case 14:
                values.pop(0)
            case 15:
                values.remove(values[-1])
            case 16:
                values[5:] = []
        sizes.append(places(values))
    print(run, len(values), sizes)
values.clear()
print(getsizeof(values), places(values + [1]))
values.append(1)
print(places(values))
for source in (range(20), set(range(20)), {n: n for n in range(30)}, bytes(20), "x" * 20, iter([1] * 20), (n for n in range(20)), zip("abcd", "efgh")):
    first, *rest = source
    print(places(rest), end=" ")
*rest, last = range(20)
first, second, *rest, third, last = "x" * 20
print(places(rest), second + third + last)
for text in ("a, b, *c, d = 'ab'", "a, *b, c, d = (n for n in range(2))", "a, *b = []"):
    try:
        exec(text)
    except ValueError as error:
        print(error)

print("folded", [places(each) for each in ([1 + 2, 3, 4], ["a" * 3, 1, 2], [not 1, 2, 3], [(1, 2)[0], 3, 4], [1 + 1j, 2, 3], [2**3, ..., None])])
print("folded", [places(each) for each in ([~1, 1, 1], [__debug__, 1, 2], [(), (1, (2,)), b""], [2.0**0.5, (-8) ** 0.5, -7 // 2], ["abc"[1], b"abc"[-1], 1 << 127])])
print("large", [places(each) for each in ([1 << 200, 2, 3], ["a" * 5000, 2, 3], [2**128, 2, 3], [(1,) * 300, 2, 3], [f"a", 2, 3], ["%s" % 1, 2, 3])])
print(places([1 % (-9223372036854775807 - 1), 2, 3]), places([(-9223372036854775807 - 1) // -1, 2, 3]), [-9223372036854775807 % 9223372036854775806, 1, 2][0])
