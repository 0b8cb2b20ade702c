# 200,000 items through a Queue of ten places: a producer and a consumer that wait for each other.
import asyncio


async def produce(queue, count):
    for n in range(count):
        await queue.put(n)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def main():
    queue = asyncio.Queue(10)
    consumer = asyncio.create_task(consume(queue))
    await produce(queue, 200_000)
    print(await consumer)


asyncio.run(main())
