"""chain, starmap, accumulate, pairwise, batched, zip_longest, tee."""
import itertools
import operator
from itertools import accumulate, batched, chain, pairwise, starmap, tee, zip_longest


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(list(chain()), list(chain("ab", [], (1, 2), {3: 4})), list(chain.from_iterable(["ab", range(2)])))
it = chain([1, 2], 5, [3])
print(next(it), next(it))
attempt(next, it)
attempt(next, it)
attempt(chain.from_iterable, 3)
attempt(chain, x=1)
attempt(lambda: list(chain.from_iterable([[1], 2])))
print(list(chain.from_iterable(chain([i] * i) for i in range(4))))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(max, ["abc", [1, 2]])))
attempt(lambda: list(starmap(pow, [1])))
attempt(starmap)
attempt(lambda: list(starmap(None, [(1,)])))

print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate("abc")))
print(list(accumulate([], initial=5)), list(accumulate([1, 2], initial=100)), list(accumulate([3, 1, 4], max)))
print(list(accumulate([1, 2, 3], func=None)), list(accumulate([1, 2, 3], initial=None)))
attempt(accumulate)
attempt(accumulate, 3)
attempt(accumulate, [], None, 5)
attempt(lambda: list(accumulate([1, "a"])))
attempt(accumulate, [1], foo=2)

print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise("")))
attempt(pairwise, 1)
attempt(pairwise)
print(list(batched("abcdefg", 3)), list(batched("", 2)), list(batched("ab", 5)), list(batched("abcd", 2, strict=True)))
attempt(batched, "ab", 0)
attempt(batched, "ab")
attempt(batched, "ab", "c")
attempt(lambda: list(batched("abc", 2, strict=True)))
attempt(batched, "ab", 1, True)

print(list(zip_longest("abc", "x")), list(zip_longest("abc", "x", fillvalue="-")), list(zip_longest()))
print(list(zip_longest([1], [2], [3, 4], fillvalue=0)), list(zip_longest("", "ab")))
attempt(zip_longest, 1)
attempt(zip_longest, "a", foo=1)

a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), tee("ab", 0), len(tee("ab", 3)))
a, b, c = tee(iter("xyz"), 3)
next(a)
d, e = tee(a)
print(list(d), list(e), list(b), list(c))
attempt(tee)
attempt(tee, [], -1)
attempt(tee, 3)
attempt(tee, [], "x")
big, small = tee(range(1000))
print(sum(big), sum(small))
print([type(x).__name__ for x in (chain(), starmap(pow, []), accumulate([]), pairwise([]), batched([], 1), zip_longest())])


def lookahead(iterable):
    return list(zip_longest(iterable, itertools.islice(iterable, 1, None)))


print(lookahead("abc"))


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self.other)


source = Reentrant()
first, source.other = tee(source)
attempt(next, first)
