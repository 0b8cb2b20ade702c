"""heapq and bisect: results, the order of comparisons, errors."""
import bisect
import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class Noted:
    log = []

    def __init__(self, n, tag=""):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        Noted.log.append((self.n, other.n))
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


def noted(action):
    Noted.log = []
    result = action()
    print(result, Noted.log)


heap = []
for n in [5, 1, 4, 1, 3, 9, 2]:
    heappush(heap, n)
print(heap, [heappop(heap) for _ in range(len(heap))])
data = [9, 7, 5, 3, 1, 8, 6, 4, 2, 0]
heapify(data)
print(data, heapreplace(data, 10), heappushpop(data, -1), heappushpop(data, 50), data)
items = [Noted(n) for n in [5, 3, 8, 1, 9, 2]]
noted(lambda: heapify(items) or items)
noted(lambda: heappush(items, Noted(0)) or items)
noted(lambda: heappop(items))
noted(lambda: heapreplace(items, Noted(7)))
noted(lambda: heappushpop(items, Noted(4)))
noted(lambda: nsmallest(2, [Noted(n) for n in [5, 3, 8, 1]]))
noted(lambda: nlargest(2, [Noted(n) for n in [5, 3, 8, 1]]))
noted(lambda: list(merge([Noted(1, "a"), Noted(4, "a")], [Noted(1, "b"), Noted(2, "b")])))
big = [(i * 7919) % 4001 for i in range(4000)]
heapify(big)
print(big[:20], [heappop(big) for _ in range(10)], big[100:110])
tasks = []
for i, (priority, name) in enumerate([(2, "code"), (1, "eat"), (2, "test"), (1, "sleep")]):
    heappush(tasks, (priority, i, name))
while tasks:
    print(heappop(tasks))
print(nlargest(3, [1, 8, 2, 23, 7]), nsmallest(3, "banana"), nlargest(2, ["aa", "b", "ccc"], key=len), nsmallest(10, [3, 1]), nlargest(0, [1]), nsmallest(-1, [1]), nlargest(1, []), nsmallest(1, iter([4, 2])))
print(nsmallest(3, ((i % 3, i) for i in range(20)), key=lambda p: p[0]), nlargest(3, ((i % 3, i) for i in range(20)), key=lambda p: p[0]))
print(list(merge([1, 4, 7], [2, 5], [3])), list(merge([7, 4], [5, 2], reverse=True)), list(merge(["a", "ccc"], ["bb"], key=len)), list(merge()), list(merge([], [1])))
for call in (
    lambda: heappush((1,), 1), lambda: heappush([]), lambda: heappop(()), lambda: heappop(), lambda: heappop([]), lambda: heapreplace([], 1), lambda: heapify(3),
    lambda: heappush([1], "a"), lambda: heappushpop(3, 1), lambda: heapify([1, "a"]), lambda: nlargest("a", [1, 2]), lambda: nsmallest(2, 3), lambda: list(merge([1], 3)), lambda: heapify([(1, {}), (1, {})]),
):
    attempt(call)


class Growing:
    def __lt__(self, other):
        heap.append(1)
        return True


heap = [Growing(), Growing(), Growing()]
attempt(heapify, heap)

grades = [60, 70, 80, 90]
print([bisect.bisect(grades, s) for s in (33, 60, 77, 90, 100)], bisect.bisect_left(grades, 70), bisect.bisect_right(grades, 70), bisect.bisect_left([], 1))
print(bisect.bisect_left([1, 2, 2, 2, 3], 2), bisect.bisect_right([1, 2, 2, 2, 3], 2), bisect.bisect([1, 2, 3, 4], 2, 2), bisect.bisect([1, 2, 3, 4], 9, 0, 2), bisect.bisect([1, 2], 5, hi=None))
for s in (85, 60, 1):
    bisect.insort(grades, s)
bisect.insort_left(grades, 60.0)
print(grades)
movies = [("a", 1), ("b", 3)]
bisect.insort(movies, ("c", 2), key=lambda m: m[1])
print(movies, bisect.bisect(movies, 2, key=lambda m: m[1]))
noted(lambda: bisect.bisect_left([Noted(n) for n in range(8)], Noted(5)))
noted(lambda: bisect.bisect_right([Noted(n) for n in range(8)], Noted(5)))
for call in (
    lambda: bisect.bisect(), lambda: bisect.bisect([1]), lambda: bisect.bisect([1], 2, -1), lambda: bisect.bisect([1], 2, 0, 5), lambda: bisect.bisect(1, 2), lambda: bisect.bisect(["a"], 2),
    lambda: bisect.bisect([1], 2, "a"), lambda: bisect.bisect([1], 2, 0, "a"), lambda: bisect.insort((1,), 2), lambda: bisect.insort([1], 2, key=3), lambda: bisect.bisect([1], 2, foo=1), lambda: bisect.bisect([1], 2, 0, 1, len),
):
    attempt(call)
print(bisect.bisect is bisect.bisect_right, bisect.insort is bisect.insort_right, heapq.heappush, bisect.bisect)
