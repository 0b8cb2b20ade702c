"""Who hears of a cancellation, and when: suspended, ready, running, not started, done."""
import asyncio


async def work(name, steps):
    try:
        for step in range(steps):
            print(name, "step", step)
            await asyncio.sleep(0)
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(name, "hears of it", error.args)
        raise


async def main():
    tasks = {name: asyncio.create_task(work(name, steps), name=name) for name, steps in (("suspended", 0), ("ready", 9))}
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks["not started"] = asyncio.create_task(work("not started", 1))
    for name, task in tasks.items():
        print("cancel", name, task.cancel(name), task.cancelling())
    for number in range(4):
        print("pass", number, [name for name, task in tasks.items() if task.done()])
        await asyncio.sleep(0)
    print([task.cancel() for task in tasks.values()])
    asyncio.current_task().cancel("running")
    print("goes on until it suspends")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        print(error.args, asyncio.current_task().uncancel())


asyncio.run(main())
