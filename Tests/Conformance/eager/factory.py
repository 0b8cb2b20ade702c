"""An eager task takes its first step where it is created; one that ends there was never scheduled."""
import asyncio


async def quick(n):
    print("quick", n, asyncio.current_task().get_name())
    return n


async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(0.1)
    print("slow ends", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    before = asyncio.create_task(quick(0), name="lazy")
    print("created", before.done())
    loop.set_task_factory(asyncio.eager_task_factory)
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    first = asyncio.create_task(quick(1), name="first")
    print(first, first.done(), first.get_coro())
    second = asyncio.create_task(slow(2), name="second")
    print(second.done(), second.get_coro().__name__)
    print(await first, await second, await before)
    print(second, second.get_coro() is not None)
    loop.set_task_factory(None)
    third = loop.create_task(quick(3))
    print(third.done())
    await third


asyncio.run(main())
