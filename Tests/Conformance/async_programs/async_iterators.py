import asyncio
from contextlib import aclosing


class Ticker:
    def __init__(self, delay, to):
        self.delay, self.i, self.to = delay, 0, to

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.to:
            raise StopAsyncIteration
        i = self.i
        self.i += 1
        if i:
            await asyncio.sleep(self.delay)
        return i


async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            got = yield i
            if got:
                print("got", got)
    except GeneratorExit:
        print("numbers closed early")
        raise
    finally:
        print("numbers finally")


async def amap(f, source):
    async for x in source:
        yield f(x)


async def merge(*sources):
    queue = asyncio.Queue()
    done = object()

    async def pump(s):
        async for x in s:
            await queue.put(x)
        await queue.put(done)

    async with asyncio.TaskGroup() as tg:
        for s in sources:
            tg.create_task(pump(s))
        left = len(sources)
        while left:
            x = await queue.get()
            if x is done:
                left -= 1
            else:
                yield x


async def main():
    print([i async for i in Ticker(0.1, 5)])
    print({i: i ** 2 async for i in Ticker(0.1, 6) if i % 2})
    async for x in amap(str, numbers(3)):
        print(x, end=" ")
    print()
    async with aclosing(numbers(10)) as ns:
        async for n in ns:
            if n == 2:
                break
    g = numbers(3)
    print(await anext(g), await g.asend("hello"))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print(repr(e))
    print(await anext(g, "default"))
    print([x async for x in merge(Ticker(0.3, 3), amap(chr, amap((97).__add__, Ticker(0.2, 4))))])
    it = aiter(Ticker(1, 1))
    print(await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", repr(e))
    print(sum([y async for y in amap(lambda v: v * 2, Ticker(0, 4))]))
    print(numbers, g, type(g))

asyncio.run(main())
