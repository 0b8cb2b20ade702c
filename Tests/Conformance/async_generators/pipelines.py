"""Ordinary uses: pages, streams, pipelines, limits, timeouts, merging, locks."""
import asyncio
from contextlib import aclosing, asynccontextmanager
from collections import deque


async def fetch_page(number):
    await asyncio.sleep(0.1)
    if number > 3:
        return {"items": [], "next": None}
    return {"items": [f"item-{number}-{i}" for i in range(3)], "next": number + 1 if number < 3 else None}


async def pages():
    number = 1
    while number is not None:
        page = await fetch_page(number)
        yield page["items"]
        number = page["next"]


async def items():
    async for page in pages():
        for item in page:
            yield item


async def take(source, n):
    async with aclosing(source) as source:
        async for item in source:
            if n <= 0:
                return
            n -= 1
            yield item


async def enumerate_async(source, start=0):
    async for item in source:
        yield start, item
        start += 1


async def chunks(source, size):
    chunk = []
    async for item in source:
        chunk.append(item)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk.clear()
    if chunk:
        yield tuple(chunk)


async def window(source, size):
    last = deque(maxlen=size)
    async for item in source:
        last.append(item)
        if len(last) == size:
            yield list(last)


async def ticker(name, delay, count):
    try:
        for i in range(count):
            await asyncio.sleep(delay)
            yield f"{name}{i}"
    finally:
        print(name, "stopped")


async def merge(*sources):
    queue = asyncio.Queue()
    done = object()

    async def pump(source):
        try:
            async for item in source:
                await queue.put(item)
        finally:
            await queue.put(done)

    tasks = [asyncio.create_task(pump(source)) for source in sources]
    left = len(tasks)
    try:
        while left:
            item = await queue.get()
            if item is done:
                left -= 1
            else:
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def connection(name):
    print("open", name)
    await asyncio.sleep(0.01)
    try:
        yield name.upper()
    except ValueError as e:
        print("connection saw", e)
    finally:
        await asyncio.sleep(0.01)
        print("close", name)


async def rows(name):
    async with connection(name) as c:
        for i in range(3):
            yield f"{c}-{i}"


async def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return
        await asyncio.sleep(0)
        total += value
        count += 1
        average = total / count


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n <= 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.01)
        self.n -= 1
        return self.n + 1


async def main():
    loop = asyncio.get_running_loop()
    print([item async for item in items()], round(loop.time(), 2))
    print([item async for item in take(items(), 4)])
    print([pair async for pair in enumerate_async(take(items(), 2), 1)])
    print([c async for c in chunks(items(), 4)])
    print([w async for w in window(take(items(), 4), 2)])
    print([x async for x in merge(ticker("a", 0.2, 3), ticker("b", 0.3, 2))])
    async for x in merge(ticker("c", 0.1, 10), ticker("d", 0.25, 10)):
        print(x)
        if x == "d1":
            break
    await asyncio.sleep(0)
    print([r async for r in rows("db")])
    async for r in rows("early"):
        print(r)
        break
    await asyncio.sleep(0.1)
    async with connection("plain") as c:
        raise ValueError("in the body of " + c)
    g = averager()
    await anext(g)
    print([await g.asend(v) for v in (10, 20, 60)])
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("averager ended")
    print([n async for n in Countdown(3)], {n: n * n async for n in Countdown(2)})
    async for n in Countdown(2):
        print("down", n)
    else:
        print("liftoff")
    try:
        async with asyncio.timeout(0.25):
            async for t in ticker("t", 0.1, 100):
                print(t)
    except TimeoutError:
        print("timed out")
    results = await asyncio.gather(*[anext(ticker(n, 0.1, 1)) for n in "xyz"])
    print(results)
    async with asyncio.TaskGroup() as group:
        async for n in Countdown(3):
            group.create_task(asyncio.sleep(n / 100, n), name=f"sleep-{n}")
    print("end", round(loop.time(), 2))


asyncio.run(main())
