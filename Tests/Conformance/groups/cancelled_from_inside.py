"""TaskGroup: a task of the group that ends cancelled is no failure."""
import asyncio


async def cancels_itself():
    asyncio.current_task().cancel("myself")
    await asyncio.sleep(0)


async def work(name):
    await asyncio.sleep(0.2)
    print(name, "was left alone")


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(cancels_itself()), group.create_task(work("a")), group.create_task(work("b"))]
        await asyncio.sleep(0.1)
        tasks[1].cancel()
    print([task.cancelled() for task in tasks])

    async def stop(group):
        raise asyncio.CancelledError("raised by hand")

    async with asyncio.TaskGroup() as group:
        task = group.create_task(stop(group))
    print(task.cancelled(), asyncio.current_task().cancelling())


asyncio.run(main())
