"""product, permutations, combinations, combinations_with_replacement."""
from itertools import combinations, combinations_with_replacement, permutations, product
from math import comb, factorial


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(list(product("ab", [1, 2])), list(product()), list(product("ab", "")), list(product("ab", repeat=0)))
print(list(product([0, 1], repeat=3)), list(product("a", [1], repeat=2)))
attempt(product, repeat=-1)
attempt(product, "a", repeat="x")
attempt(product, 1)
attempt(product, foo=1)
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations("ab", 0)))
print(list(permutations([1, 1])), list(permutations([])), list(permutations("ab", None)))
for n in range(6):
    assert len(list(permutations(range(n)))) == factorial(n)
    for r in range(n + 2):
        assert len(list(combinations(range(n), r))) == comb(n, r), (n, r)
attempt(permutations)
attempt(permutations, "ab", -1)
attempt(permutations, "ab", "c")
attempt(permutations, "ab", 1.0)
attempt(permutations, 5)
print(list(combinations("abcd", 2)), list(combinations("abc", 0)), list(combinations("ab", 3)), list(combinations(range(4), 3)))
attempt(combinations)
attempt(combinations, "abc")
attempt(combinations, "abc", -1)
attempt(combinations, "abc", None)
attempt(combinations, None, 2)
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 0)), list(combinations_with_replacement("", 1)))
print(list(combinations_with_replacement("ab", 3)))
attempt(combinations_with_replacement, "a", -2)
attempt(combinations_with_replacement, "a", r=1, s=2)
it = combinations([1, 2, 3], 2)
print(next(it), next(it), next(it))
attempt(next, it)
attempt(next, it)
it = product("ab", repeat=1)
print(list(it), list(it))
print(sum(1 for _ in product(range(10), repeat=3)), max(permutations(range(5), 3)))
