# The order in which tasks run: a queue, served pass by pass.
import asyncio


async def step(name, times):
    for n in range(times):
        print(name, n, end="  ")
        await asyncio.sleep(0)
    print(name, "ends", end="  ")


async def spawner(depth):
    print("spawn", depth, end="  ")
    if depth:
        child = asyncio.create_task(spawner(depth - 1))
        print("made", depth - 1, end="  ")
        await child
    print("back", depth, end="  ")


async def main():
    a = asyncio.create_task(step("a", 3))
    b = asyncio.create_task(step("b", 1))
    print("main", end="  ")
    await asyncio.sleep(0)
    c = asyncio.create_task(step("c", 2))
    print("main", end="  ")
    await b
    print("main has b", end="  ")
    await a
    print("main has a", end="  ")
    await c
    print("main has c")
    await spawner(3)
    print()
    waiters = [asyncio.create_task(wait_for_task(n, a)) for n in range(3)]
    for waiter in waiters:
        await waiter
    print()
    slow = asyncio.create_task(step("slow", 4))
    waiters = [asyncio.create_task(wait_for_task(n, slow)) for n in range(3)]
    await slow
    print("main first?", end="  ")
    for waiter in waiters:
        await waiter
    print()


async def wait_for_task(n, task):
    await task
    print("waiter", n, end="  ")


asyncio.run(main())
