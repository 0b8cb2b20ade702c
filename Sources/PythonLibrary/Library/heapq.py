"""Priority queues in lists. `_heapq` holds what CPython writes in C."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)


def merge(*iterables, key=None, reverse=False):
    """Merges sorted iterables into one sorted iterator, without reading ahead."""
    if reverse:
        make_heap, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make_heap, pop, replace, direction = heapify, heappop, heapreplace, 1
    # An entry is [key, place among the iterables, the iterator's next, value]; equal keys keep the order of the iterables.
    heap = []
    for order, iterable in enumerate(iterables):
        next = iter(iterable).__next__
        try:
            value = next()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, next, value])
    make_heap(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[3]
                value = entry[3] = entry[2]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        # The last one needs no comparisons.
        entry = heap[0]
        yield entry[3]
        yield from entry[2].__self__


def nsmallest(n, iterable, key=None):
    """The n smallest elements in order, as `sorted(iterable, key=key)[:n]`."""
    return _extreme(n, iterable, key, min, 1, _heapify_max, _heapreplace_max)


def nlargest(n, iterable, key=None):
    """The n largest elements in order, as `sorted(iterable, key=key, reverse=True)[:n]`."""
    return _extreme(n, iterable, key, max, -1, heapify, heapreplace)


def _extreme(n, iterable, key, best, direction, make_heap, replace):
    """Keeps the n best elements so far in a heap, whose top is the worst of them."""
    is_reverse = direction < 0
    if n == 1:
        missing = object()
        result = best(iter(iterable), default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=is_reverse)[:n]
    it = iter(iterable)
    # Of equal elements the earlier one is better.
    if key is None:
        result = [(element, i * direction) for i, element in zip(range(n), it)]
    else:
        result = [(key(element), i * direction, element) for i, element in zip(range(n), it)]
    if not result:
        return result
    make_heap(result)
    top = result[0][0]
    order = n * direction
    for element in it:
        k = element if key is None else key(element)
        if top < k if is_reverse else k < top:
            replace(result, (k, order) if key is None else (k, order, element))
            top = result[0][0]
            order += direction
    result.sort(reverse=is_reverse)
    return [entry[-1 if key is not None else 0] for entry in result]
