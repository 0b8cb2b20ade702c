"""Recursion through asynchronous generators, and its limit."""
import asyncio
import sys


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    async def __aiter__(self):
        if self.left:
            async for value in self.left:
                yield value
        await asyncio.sleep(0)
        yield self.value
        if self.right:
            async for value in self.right:
                yield value


def build(values):
    if not values:
        return None
    middle = len(values) // 2
    return Node(values[middle], build(values[:middle]), build(values[middle + 1:]))


async def nest(depth):
    if depth:
        async for x in nest(depth - 1):
            yield x + 1
    else:
        for i in range(3):
            await asyncio.sleep(0)
            yield i


async def endless_await(depth):
    return await endless_await(depth + 1)


async def hold(depth, log):
    try:
        if depth == 0:
            yield "bottom"
        else:
            async for x in hold(depth - 1, log):
                yield x
    finally:
        log.append(depth)


async def main():
    print([v async for v in build(list(range(25)))])
    print([x async for x in nest(100)])
    try:
        await endless_await(0)
    except RecursionError as e:
        print("RecursionError", str(e)[:32])
    log = []
    g = hold(50, log)
    print(await anext(g))
    await g.aclose()
    print(len(log), log[:3])
    await asyncio.sleep(0)
    print(len(log))
    for _ in range(60):
        await asyncio.sleep(0)
    print(len(log), log[-3:])
    total = 0
    async for x in nest(10):
        total += x
    print(total)


asyncio.run(main())
