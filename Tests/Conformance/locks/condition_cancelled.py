"""Condition: who is cancelled in wait has the lock again before the cancellation is raised, and passes a notification on."""
import asyncio


async def waiter(condition, name):
    try:
        async with condition:
            try:
                await condition.wait()
                print(name, "notified")
            except asyncio.CancelledError as error:
                print(name, "cancelled, holds the lock:", condition.locked(), error.args)
                raise
    finally:
        print(name, "left")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(condition, name)) for name in "abc"]
    await asyncio.sleep(0)
    async with condition:
        tasks[0].cancel("first")
        await asyncio.sleep(0)
        tasks[0].cancel("second")
        await asyncio.sleep(0)
        print("main still holds it", tasks[0].done())
        condition.notify()
        tasks[1].cancel("after the notification")
    await asyncio.sleep(0.1)
    print([task.done() for task in tasks])
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
