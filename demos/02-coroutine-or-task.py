# Look for: calling brew() runs nothing; await runs it on the spot, create_task() puts it in the ready queue.
import asyncio


async def brew(drink):
    print(drink, "starts")
    await asyncio.sleep(1)
    print(drink, "is ready")
    return drink


async def main():
    coroutine = brew("tea")
    print("a coroutine object, nothing has run:", coroutine.__name__)
    task = asyncio.create_task(brew("coffee"))
    print("a task, done:", task.done())
    print("awaited directly:", await coroutine)
    print("awaited as a task:", await task)


asyncio.run(main())
