# Look for: the queue holds two items; put() waits while it is full, get() waits while it is empty.
import asyncio


async def produce(queue):
    for dish in ["soup", "rice", "fish", "plum"]:
        await asyncio.sleep(0.5)
        await queue.put(dish)
        print("cooked", dish, "- waiting:", queue.qsize())


async def consume(queue):
    while True:
        dish = await queue.get()
        await asyncio.sleep(2)
        print("served", dish)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    waiter = asyncio.create_task(consume(queue), name="waiter")
    await asyncio.create_task(produce(queue), name="cook")
    print("all is cooked")
    await queue.join()
    print("all is served")
    waiter.cancel()


asyncio.run(main())
