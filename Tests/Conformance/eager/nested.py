"""Eager tasks inside of eager tasks: who is current, and who is among all tasks."""
import asyncio


def names():
    return sorted(task.get_name() for task in asyncio.all_tasks())


async def leaf(n):
    print("  leaf", n, asyncio.current_task().get_name(), names())
    if n % 2:
        await asyncio.sleep(0)
        print("  leaf", n, "again", asyncio.current_task().get_name())
    return n


async def branch(n):
    print(" branch", n, asyncio.current_task().get_name())
    tasks = [asyncio.create_task(leaf(2 * n + i), name=f"leaf-{2 * n + i}") for i in range(2)]
    print(" branch", n, "still", asyncio.current_task().get_name(), [task.done() for task in tasks])
    return [await task for task in tasks]


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(branch(n), name=f"branch-{n}") for n in range(3)]
    print("main", asyncio.current_task().get_name(), names())
    for task in tasks:
        print(await task)


asyncio.run(main())
