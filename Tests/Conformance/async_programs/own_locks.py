import asyncio, collections, itertools
class PriorityLock:
    def __init__(self): self._w, self._locked, self._c = [], False, itertools.count()
    async def acquire(self, prio=0):
        import heapq
        if not self._locked: self._locked = True; return
        f = asyncio.get_running_loop().create_future(); heapq.heappush(self._w, (prio, next(self._c), f)); await f
    def release(self):
        import heapq
        while self._w:
            f = heapq.heappop(self._w)[2]
            if not f.done(): f.set_result(None); return
        self._locked = False
class RWLock:
    def __init__(self): self.r, self.w, self.c = 0, False, asyncio.Condition()
    def reader(self): return _Ctx(self, True)
    def writer(self): return _Ctx(self, False)
class _Ctx:
    def __init__(self, l, read): self.l, self.read = l, read
    async def __aenter__(self):
        async with self.l.c:
            if self.read: await self.l.c.wait_for(lambda: not self.l.w); self.l.r += 1
            else: await self.l.c.wait_for(lambda: not self.l.w and not self.l.r); self.l.w = True
    async def __aexit__(self, *e):
        async with self.l.c:
            if self.read: self.l.r -= 1
            else: self.l.w = False
            self.l.c.notify_all()
async def user(n, l, prio):
    await l.acquire(prio); print("user", n, prio); await asyncio.sleep(0.1); l.release()
async def rd(n, l):
    async with l.reader(): print("read", n, l.r); await asyncio.sleep(0.2)
async def wr(n, l):
    async with l.writer(): print("write", n); await asyncio.sleep(0.1)
class CountDownLatch:
    def __init__(self, n): self.n, self.e = n, asyncio.Event()
    def down(self): self.n -= 1; self.n or self.e.set()
async def main():
    l = PriorityLock(); await asyncio.gather(*(user(i, l, p) for i, p in enumerate((5, 3, 9, 1))))
    rw = RWLock(); await asyncio.gather(rd(1, rw), wr(1, rw), rd(2, rw), wr(2, rw), rd(3, rw))
    latch = CountDownLatch(3)
    for i in range(3): asyncio.get_running_loop().call_later(i / 10, latch.down)
    await latch.e.wait(); print("latched", latch.n)
asyncio.run(main())
