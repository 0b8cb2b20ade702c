import heapq
from heapq import heappush, heappop, heapify, heappushpop, heapreplace, merge, nlargest, nsmallest
from itertools import count
from collections import defaultdict
import math


def heapsort(iterable):
    h = []
    for value in iterable:
        heappush(h, value)
    return [heappop(h) for _ in range(len(h))]


print(heapsort([1, 3, 5, 7, 9, 2, 4, 6, 8, 0]))
pq, entry_finder, counter = [], {}, count()
REMOVED = '<removed-task>'


def add_task(task, priority=0):
    if task in entry_finder:
        remove_task(task)
    entry = [priority, next(counter), task]
    entry_finder[task] = entry
    heappush(pq, entry)


def remove_task(task):
    entry = entry_finder.pop(task)
    entry[-1] = REMOVED


def pop_task():
    while pq:
        priority, _, task = heappop(pq)
        if task is not REMOVED:
            del entry_finder[task]
            return task
    raise KeyError('pop from an empty priority queue')


for t, p in [("write", 5), ("release", 7), ("create", 1), ("test", 5), ("write", 2)]:
    add_task(t, p)
print(pq)
print([pop_task() for _ in range(4)])
try:
    pop_task()
except KeyError as e:
    print(e)

graph = defaultdict(dict)
for line in """A B 7|A D 5|B C 8|B D 9|B E 7|C E 5|D E 15|D F 6|E F 8|E G 9|F G 11""".split("|"):
    u, v, w = line.split()
    graph[u][v] = graph[v][u] = int(w)


def dijkstra(graph, source):
    dist = dict.fromkeys(graph, math.inf)
    prev = {}
    dist[source] = 0
    heap = [(0, source)]
    while heap:
        d, u = heappop(heap)
        if d > dist[u]:
            continue
        for v, w in graph[u].items():
            if (alt := d + w) < dist[v]:
                dist[v], prev[v] = alt, u
                heappush(heap, (alt, v))
    return dist, prev


def path(prev, target):
    out = [target]
    while out[-1] in prev:
        out.append(prev[out[-1]])
    return " -> ".join(reversed(out))


dist, prev = dijkstra(graph, "A")
print(dist, path(prev, "G"), sep="\n")


def prim(graph, start):
    seen, edges = {start}, [(w, start, v) for v, w in graph[start].items()]
    heapify(edges)
    total = 0
    while edges:
        w, u, v = heappop(edges)
        if v in seen:
            continue
        seen.add(v)
        total += w
        yield u + v, w
        for x, wx in graph[v].items():
            if x not in seen:
                heappush(edges, (wx, v, x))


print(list(prim(graph, "D")))


def huffman(text):
    from collections import Counter
    heap = [[n, [c, ""]] for c, n in sorted(Counter(text).items())]
    heapify(heap)
    while len(heap) > 1:
        lo, hi = heappop(heap), heappop(heap)
        for pair in lo[1:]:
            pair[1] = "0" + pair[1]
        for pair in hi[1:]:
            pair[1] = "1" + pair[1]
        heappush(heap, [lo[0] + hi[0], *lo[1:], *hi[1:]])
    return sorted(heap[0][1:], key=lambda p: (len(p[1]), p))


for c, code in huffman("she sells sea shells"):
    print(f"{c!r:>5} {code}")
print(list(merge([1, 4, 7], [2, 5], [0, 9], key=lambda x: x)), list(merge("ca", "db", reverse=True)))
print(nlargest(3, [5, 1, 8, 3]), nsmallest(2, ["bb", "a", "ccc"], key=len), nlargest(1, []))
h = [5, 2, 8]; heapify(h); print(h, heappushpop(h, 1), heapreplace(h, 9), h)


class MedianFinder:
    def __init__(self):
        self.lo, self.hi = [], []

    def add(self, x):
        heappush(self.hi, -heappushpop(self.lo, -x))
        if len(self.hi) > len(self.lo):
            heappush(self.lo, -heappop(self.hi))

    @property
    def median(self):
        return -self.lo[0] if len(self.lo) > len(self.hi) else (self.hi[0] - self.lo[0]) / 2


m = MedianFinder()
for x in (5, 15, 1, 3):
    m.add(x); print(m.median, end=" ")
print()
heappop([])
