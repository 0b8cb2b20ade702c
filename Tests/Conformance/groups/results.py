"""TaskGroup: the block ends when all its tasks have; they may start more."""
import asyncio


async def work(name, seconds, group=None):
    print(name, "starts")
    await asyncio.sleep(seconds)
    if group is not None:
        group.create_task(work(name + "+", 0.1), name=name + "+")
    print(name, "ends")
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as group:
        print(group)
        tasks = [group.create_task(work(name, seconds, group), name=name) for name, seconds in (("a", 0.2), ("b", 0.1), ("c", 0))]
        print(group, "the block itself ends first")
    print([task.result() for task in tasks], group)
    async with asyncio.TaskGroup():
        print("nothing to do")


asyncio.run(main())
