# A producer and two consumers that share a list, and wake each other with futures.
import asyncio


class Channel:
    def __init__(self):
        self.items = []
        self.waiters = []

    def put(self, item):
        self.items.append(item)
        while self.waiters:
            waiter = self.waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                break

    async def get(self):
        while not self.items:
            waiter = asyncio.get_running_loop().create_future()
            self.waiters.append(waiter)
            await waiter
        return self.items.pop(0)


async def producer(channel, n):
    for i in range(n):
        await asyncio.sleep(0.3)
        print("put", i)
        channel.put(i)
    channel.put(None)
    channel.put(None)


async def consumer(name, channel):
    taken = 0
    while (item := await channel.get()) is not None:
        print(name, "got", item)
        await asyncio.sleep(0.5)
        taken += 1
    return name, taken


async def main():
    channel = Channel()
    print(await asyncio.gather(producer(channel, 6), consumer("one", channel), consumer("two", channel)))


asyncio.run(main())
