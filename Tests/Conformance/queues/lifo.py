"""LifoQueue: the last in, the first out."""
import asyncio


async def main():
    queue = asyncio.LifoQueue(3)
    for number in range(3):
        queue.put_nowait(number)
    print(queue, queue.full())
    putter = asyncio.create_task(queue.put("late"))
    await asyncio.sleep(0)
    order = []
    while not queue.empty() or not putter.done():
        order.append(await queue.get())
        queue.task_done()
        await asyncio.sleep(0)
    print(order)
    await asyncio.wait_for(queue.join(), 1)
    print("all done")


asyncio.run(main())
