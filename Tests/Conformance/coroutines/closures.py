# Coroutines that are closures, methods, lambdas' results and defaults.
import asyncio

log = []


def make(n, seen=log):
    total = 0

    async def add(m):
        nonlocal total
        await asyncio.sleep(0)
        total += n * m
        seen.append(total)
        return total

    return add


class Counter:
    def __init__(self):
        self.count = 0

    async def up(self, by=1, *, times=1):
        for _ in range(times):
            await asyncio.sleep(0)
            self.count += by
        return self

    async def both(self):
        return (await self.up()).count, (await self.up(5, times=2)).count


async def args(a, b=2, *rest, c, **others):
    return a, b, rest, c, others


async def main():
    add = make(3)
    print(await add(1), await add(2), await make(10)(1), log)
    counter = Counter()
    print(await counter.both(), counter.count)
    await asyncio.gather(*[counter.up(n) for n in range(4)])
    print(counter.count)
    print(await args(1, c=3), await args(1, 2, 3, c=4, d=5))
    try:
        await args(1)
    except TypeError as error:
        print(error)
    later = [make(n) for n in (1, 2)]
    print([await f(5) for f in later])

    async def local():
        return add.__name__, await add(0)

    print(await local())


asyncio.run(main())
