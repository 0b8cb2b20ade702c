# Methods and behaviour of list.
row = [3, 1, 2]
row.append(4)
row.extend([5, 6])
row.extend("ab")
row.insert(0, 0)
row.insert(100, "end")
row.insert(-1, "before end")
print(row, len(row))
print(row.pop(), row.pop(0), row.pop(-2), row)
row.remove("a")
print(row, row.index(4), row.count(3), 5 in row)
row.reverse()
print(row)
row.sort(key=str)
print(row)
numbers = [5, -2, 9, 0, 3]
numbers.sort()
print(numbers)
numbers.sort(reverse=True)
print(numbers, sorted(numbers, key=abs), sorted(numbers, key=lambda n: -n % 4))
pairs = [("b", 2), ("a", 2), ("c", 1), ("d", 1)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True))
copy = numbers.copy()
copy.clear()
print(copy, numbers, numbers[:] == numbers, numbers[:] is numbers)
nested = [[0] * 2] * 3
nested[0][1] = 7
print(nested)
own = [1]
own.append(own)
print(own, [own], (own,))
print([1, 2] + [3], [1] * 3, [] or "empty", [None, True, 1.5, "s", b"b", (1,), {}, set()])
print(list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(zip("ab", [1, 2])))
print([1, [2, [3, [4]]]], [[]], [()], ["'", '"'])
for action in (
    lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, "a"].sort(),
    lambda: [].append(), lambda: [1].insert("a", 1), lambda: [] + 1, lambda: [1].extend(5), lambda: sorted([1, None]),
    lambda: list(5), lambda: [1, 2].index(1, 1), lambda: hash([]),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
