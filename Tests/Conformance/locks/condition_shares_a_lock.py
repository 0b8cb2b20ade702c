"""Two conditions over one lock, as in a bounded buffer."""
import asyncio


class Buffer:
    def __init__(self, size):
        lock = asyncio.Lock()
        self.items, self.size = [], size
        self.not_empty, self.not_full = asyncio.Condition(lock), asyncio.Condition(lock)

    async def put(self, item):
        async with self.not_full:
            await self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            print("put", item, self.items)
            self.not_empty.notify()

    async def get(self):
        async with self.not_empty:
            await self.not_empty.wait_for(lambda: self.items)
            item = self.items.pop(0)
            print("got", item, self.items)
            self.not_full.notify()
            return item


async def main():
    buffer = Buffer(2)

    async def produce():
        for number in range(6):
            await buffer.put(number)

    async def consume(name):
        return [await buffer.get() for _ in range(3)]

    print(await asyncio.gather(consume("x"), produce(), consume("y")))


asyncio.run(main())
