import asyncio
from collections import deque


class RateLimiter:
    """At most `rate` entries in each window of `per` seconds."""

    def __init__(self, rate: int, per: float):
        self.rate, self.per = rate, per
        self._stamps: deque[float] = deque(maxlen=rate)
        self._lock = asyncio.Lock()

    async def __aenter__(self):
        async with self._lock:
            loop = asyncio.get_running_loop()
            if len(self._stamps) == self.rate:
                wait = self._stamps[0] + self.per - loop.time()
                if wait > 0:
                    await asyncio.sleep(wait)
            self._stamps.append(loop.time())
        return self

    async def __aexit__(self, *exc):
        return False

    def __repr__(self):
        return f"{type(self).__name__}({self.rate}/{self.per:g}s, {len(self._stamps)} stamps)"


class TokenBucket:
    def __init__(self, capacity, refill):
        self.capacity = capacity
        self.tokens = capacity
        self.refill = refill
        self.updated = asyncio.get_event_loop().time()

    def _top_up(self):
        now = asyncio.get_event_loop().time()
        self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.refill)
        self.updated = now

    async def take(self, n=1):
        while True:
            self._top_up()
            if self.tokens >= n:
                self.tokens -= n
                return round(self.tokens, 1)
            await asyncio.sleep((n - self.tokens) / self.refill)


async def request(i, limiter, log):
    async with limiter:
        log.append((i, round(asyncio.get_running_loop().time(), 2)))
        await asyncio.sleep(0.01)


async def main():
    limiter = RateLimiter(3, 1.0)
    log = []
    await asyncio.gather(*(request(i, limiter, log) for i in range(10)))
    for i, when in log:
        print(f"{i:>2} at {when:5.2f}")
    print(limiter)
    bucket = TokenBucket(5, 2.0)
    start = asyncio.get_running_loop().time()
    for i in range(9):
        left = await bucket.take()
        print(f"token {i} at +{asyncio.get_running_loop().time() - start:.2f}, left {left}")

asyncio.run(main())
