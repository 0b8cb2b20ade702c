# Comparison chains, identity, membership, across types.
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 == 1.0 == True)
print(1 < 2 > 1, 1 != 2 != 1)


def noisy(value):
    print("look at", value)
    return value


print(noisy(1) < noisy(2) < noisy(0) < noisy(5))
print(None is None, None is not None, [] is [], () == ())
print(1 in [1, 2], 3 not in (1, 2), "a" in "cat", "" in "x", 2 in {1: 2}, 1 in {1: 2}, 1 in {1, 2})
print([1, 2] < [1, 3], [1] < [1, 0], (2,) > (1, 9), "abc" < "abd", "B" < "a", "" < "a")
print([1, 2] == [1, 2.0], (1, 2) == [1, 2], {1: 2} == {1: 2.0}, {1, 2} == {2, 1})
print({1} < {1, 2}, {1, 2} <= {1, 2}, {1, 3} < {1, 2})
print(1 == "1", None == 0, "a" != 1)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan])
for left, right in ((1, "a"), ([], ()), (None, 1), ({}, {})):
    try:
        print(left < right)
    except TypeError as error:
        print(error)
