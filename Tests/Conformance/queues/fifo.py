"""Queue: first in, first out; who gets from an empty one waits, who puts into a full one waits."""
import asyncio


async def producer(queue, name):
    for number in range(4):
        await queue.put((name, number))
        print(name, "put", number, queue.qsize(), queue.full())


async def consumer(queue, name):
    for _ in range(4):
        item = await queue.get()
        print(name, "got", item, queue.empty())
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue, queue.maxsize)
    await asyncio.gather(*(producer(queue, name) for name in "xy"), *(consumer(queue, name) for name in "pq"))
    await queue.join()
    print(queue)
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
