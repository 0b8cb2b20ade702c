"""Asynchronous comprehensions and generator expressions in all their forms."""
import asyncio
import sys


async def count(n, step=1):
    for i in range(0, n * step, step):
        await asyncio.sleep(0)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def even(x):
    await asyncio.sleep(0)
    return x % 2 == 0


async def rows():
    for i in range(3):
        yield count(i + 1)


async def main():
    print([x async for x in count(4)])
    print({x % 2 async for x in count(4)}, {x: x * x async for x in count(3)})
    print([x async for x in count(6) if await even(x)], [await double(x) async for x in count(3) if x])
    print([await double(x) for x in range(3)], [x for x in range(5) if await even(x)])
    print({await double(x): await even(x) for x in range(2)}, {await double(x) for x in (1, 1)})
    print([(x, y) async for x in count(2) for y in "ab"], [(x, y) for x in "ab" async for y in count(2)])
    print([(x, y) async for x in count(3) async for y in count(x)])
    print([[y async for y in count(x)] for x in range(4)])
    print([[y async for y in row] async for row in rows()])
    print([[await double(y) for y in range(x)] for x in range(3)])
    print([x for x in [y async for y in count(3)]], [x for x in await asyncio.gather(double(1), double(2))])
    print(sum([x async for x in count(5)]), max([x async for x in count(5)], key=lambda v: -v))
    g = (x + 1 async for x in count(3))
    print(type(g).__name__, g.__name__, g.__qualname__, g.__aiter__() is g)
    print([x async for x in g], [x async for x in g])
    h = (await double(x) for x in range(3))
    print(type(h).__name__, [x async for x in h])
    k = ([y async for y in count(x)] for x in range(3))
    print(type(k).__name__, [x async for x in k])
    plain = (x for x in await asyncio.gather(double(4), double(5)))
    print(type(plain).__name__, list(plain))
    plain = (x for x in [y async for y in count(2)])
    print(type(plain).__name__, list(plain))
    print(await anext(x async for x in count(3)), [x async for x in (y async for y in count(3) if y) if x > 1])
    nested = ((x, [z async for z in y]) async for x, y in pairs())
    print([x async for x in nested])
    n = 10
    print([n + x async for x in count(2)], [(lambda: x + n)() async for x in count(2)])
    fs = [lambda: x async for x in count(3)]
    print([f() for f in fs])
    print([last := x async for x in count(3)], last)
    print([*[x async for x in count(2)], *{x async for x in count(1)}], {**{x: 1 async for x in count(2)}})
    for make in (not_async, not_iterator, bad_next, sync_over_async, raising):
        try:
            print(make.__name__, await make())
        except Exception as e:
            print(make.__name__, type(e).__name__, e, repr(e.__cause__))
    g = (x async for x in count(100))
    async for x in g:
        if x == 3:
            break
    await g.aclose()
    print([x async for x in g])
    try:
        async for x in (1 / x async for x in count(2)):
            print(x)
    except ZeroDivisionError as e:
        print(e)


async def pairs():
    for i in range(2):
        yield i, count(i + 1)


class NotIterator:
    def __aiter__(self):
        return 3


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


async def not_async():
    return [x async for x in range(3)]


async def not_iterator():
    return [x async for x in NotIterator()]


async def bad_next():
    return [x async for x in BadNext()]


async def sync_over_async():
    return [x for x in count(3)]


async def raising():
    return [await double(None) async for x in count(3) if x]


asyncio.run(main())
print(sys.get_asyncgen_hooks())
