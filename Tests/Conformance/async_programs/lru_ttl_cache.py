import asyncio
import functools
import time
from collections import OrderedDict


class TTLCache:
    def __init__(self, maxsize=3, ttl=1.0, timer=time.monotonic):
        self.maxsize, self.ttl, self.timer = maxsize, ttl, timer
        self._d = OrderedDict()
        self.hits = self.misses = self.evicted = 0

    def __getitem__(self, k):
        try:
            value, expires = self._d[k]
        except KeyError:
            self.misses += 1
            raise
        if expires <= self.timer():
            del self._d[k]
            self.misses += 1
            raise KeyError(k)
        self._d.move_to_end(k)
        self.hits += 1
        return value

    def __setitem__(self, k, v):
        self._d[k] = v, self.timer() + self.ttl
        self._d.move_to_end(k)
        while len(self._d) > self.maxsize:
            self._d.popitem(last=False)
            self.evicted += 1

    def __contains__(self, k):
        return k in self._d

    def __repr__(self):
        return f"<TTLCache {list(self._d)} hits={self.hits} misses={self.misses} evicted={self.evicted}>"


def async_cached(cache):
    def deco(f):
        pending = {}

        @functools.wraps(f)
        async def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                pass
            if args not in pending:
                task = pending[args] = asyncio.ensure_future(f(*args))
                task.add_done_callback(lambda t: pending.pop(args))
            value = await asyncio.shield(pending[args])
            cache[args] = value
            return value
        wrapper.cache = cache
        wrapper.pending = pending
        return wrapper
    return deco


calls = []


@async_cached(TTLCache())
async def load(key, n=0):
    calls.append(key)
    await asyncio.sleep(0.2)
    if key == "bad":
        raise LookupError(key)
    return key.upper() * (n or 1)


async def main():
    print(await asyncio.gather(*[load("a") for _ in range(4)], load("b"), load("b", 2)))
    print(calls, load.cache)
    print(await load("a"), load.pending)
    await asyncio.sleep(0.9)
    print(await load("a"), calls)
    for k in "cdef":
        await load(k)
    print(load.cache)
    print(await asyncio.gather(load("bad"), load("bad"), return_exceptions=True))
    print(load.pending, ("bad",) in load.cache, load.__name__)
    t = asyncio.create_task(load("z"))
    await asyncio.sleep(0.1)
    t.cancel()
    print(await asyncio.gather(t, load("z"), return_exceptions=True))
    print(load.cache)

asyncio.run(main())
