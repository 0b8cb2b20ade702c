# enumerate, zip, map, filter, reversed, sorted, sum, min, max, any, all, iter, next.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip("ab", "cd", "ef")), dict(zip("ab", [1, 2])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda n: n > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), sorted("banana"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted(["b", "A", "c"], key=str.lower))
print(sum([1, 2, 3]), sum([1.5, 2]), sum([], 10), sum([[1], [2]], []), sum({1: 2, 3: 4}), sum([True, True]))
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max([], default="none"), min([-3, 2], key=abs), max("a", "bb", key=len), max([1, 1.0]), min((1, 2), (1, 1)))
print(any([0, 1]), any([]), all([1, 0]), all([]), any("a"), all(["", "x"]))
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), iter(it) is it)
try:
    next(it)
except StopIteration as stop:
    print(repr(stop))
print(len("abc"), len([1]), len({}), len(range(5)), len((1, 2)), abs(-3), callable(len), id(it) == id(it))
z = zip([1, 2, 3], [4, 5])
print(next(z), list(z), list(z))
pairs = list(zip(*[(1, "a"), (2, "b")]))
print(pairs)
print(type(enumerate([])).__name__, type(zip()).__name__, type(map(str, [])).__name__, type(iter([])).__name__, type(iter("")).__name__, type(iter({})).__name__, type(iter(range(1))).__name__, type(iter(set())).__name__, type(iter(())).__name__, type(reversed([])).__name__)
for action in (
    lambda: sum(["a"]), lambda: sum("ab", ""), lambda: min(), lambda: max([]), lambda: max(1), lambda: next(5), lambda: iter(5),
    lambda: zip(1), lambda: enumerate(5), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: max(1, "a"), lambda: list(zip([1], [1, 2], strict=True)),
    lambda: reversed({1}), lambda: all(5), lambda: sorted([1], 2), lambda: map(), lambda: enumerate(),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
