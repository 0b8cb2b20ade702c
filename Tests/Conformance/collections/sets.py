# Methods of set, and the order in which small sets print.
s = {3, 1, 2, 1}
print(s, len(s), 2 in s, 9 in s, set(), {1}, {0, -1, 5}, {10, 20, 30}, {"a"}, {()})
print({100, 5, 17, 33, 1}, {8, 16, 24, 0}, set(range(20, 0, -3)), {-1, -2, -3}, {1, 9, 17})
print({"banana", "apple", "cherry"}, set("hello"), {"x", "y", "z", "w"}, {"red", "green", "blue"})
print({1, "a", None, 2.5, (1, 2)}, {True, 1, 1.0}, {0.1, 0.5, 100.25})
s.add(7)
s.discard(1)
s.discard(99)
s.remove(2)
print(s, s.pop() in (3, 7))
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, b - a, a.union(b, [9]), a.intersection(b), a.difference([1]), a.symmetric_difference(b))
print(a <= b, {3} < a, a >= {1}, a.issubset([1, 2, 3, 4]), a.isdisjoint({9}), a.issuperset(b), a == {3, 2, 1}, a != b)
a |= {10}
a &= {1, 10, 11}
a ^= {1, 5}
a -= {5}
print(a)
c = a.copy()
c.update([1, 2], "xy")
print(len(c), a, sorted(map(str, c)))
c.clear()
print(c, bool(c), frozenset([1, 2]), frozenset(), {frozenset({1}): "key"}[frozenset([1])])
print(sorted({5, 3, 9}), min({5, 3}), sum({1, 2, 3}), list({2, 1}), {n % 4 for n in range(10)})
big = set(range(50))
for n in range(0, 50, 2):
    big.discard(n)
print(big)
words = set()
for n in range(12):
    words.add(f"word{n}")
print(words)
print({0, 2 ** 61 - 1, 2 ** 61, 2 ** 64, -(2 ** 61)})
for action in (lambda: {[]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.remove("a"), lambda: {1} + {2}, lambda: {1} | [2], lambda: set(5), lambda: hash({1})):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for n in s:
        s.add(n + 100)
except RuntimeError as error:
    print(error)
