import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
from dataclasses import dataclass, field
from itertools import count


@dataclass
class Connection:
    number: int = field(default_factory=count(1).__next__)
    uses: int = 0

    async def query(self, sql, *params):
        self.uses += 1
        await asyncio.sleep(0.1)
        return f"conn{self.number}: {sql % params}"


class Pool:
    def __init__(self, size):
        self._size = size
        self._free = None

    async def __aenter__(self):
        self._free = asyncio.LifoQueue()
        for _ in range(self._size):
            await asyncio.sleep(0.02)
            self._free.put_nowait(Connection())
        print("pool open", self._free.qsize())
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print("pool closing", exc_type and exc_type.__name__)
        while not self._free.empty():
            c = self._free.get_nowait()
            print("  close", c)

    @asynccontextmanager
    async def acquire(self, timeout=None):
        async with asyncio.timeout(timeout):
            c = await self._free.get()
        try:
            yield c
        finally:
            self._free.put_nowait(c)


async def user(pool, i):
    try:
        async with pool.acquire(timeout=0.15) as c:
            print(await c.query("select %d", i))
    except TimeoutError as e:
        print(i, "timed out", repr(e))


async def main():
    async with Pool(2) as pool:
        await asyncio.gather(*[user(pool, i) for i in range(6)])
    try:
        async with AsyncExitStack() as stack:
            pool = await stack.enter_async_context(Pool(1))
            stack.push_async_callback(asyncio.sleep, 0.1, "slept")
            stack.callback(print, "sync callback", sep="|")
            c = await stack.enter_async_context(pool.acquire())
            print(await c.query("%s", "last"))
            raise LookupError("inside")
    except LookupError as e:
        print("caught", e)
    async with asyncio.timeout(1) as cm:
        print(cm)
        await asyncio.sleep(0.2)
        cm.reschedule(asyncio.get_running_loop().time() + 0.1)
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("cancelled inside", cm.expired())
            raise

asyncio.run(main())
