"""PriorityQueue: the least first; equal ones are compared further, as tuples are."""
import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for item in ((3, "low"), (1, "high"), (2, "b"), (2, "a"), (0, "now")):
        queue.put_nowait(item)
    print(queue.qsize())
    while not queue.empty():
        print(await queue.get())
    queue.put_nowait((1, object()))
    queue.put_nowait((0, object()))
    try:
        queue.put_nowait((1, object()))
    except TypeError as error:
        print(error)
    bounded = asyncio.PriorityQueue(1)

    async def put():
        for number in (3, 1, 2):
            await bounded.put(number)
            print("put", number)

    async def take():
        await asyncio.sleep(0.1)
        return [await bounded.get() for _ in range(3)]

    print(await asyncio.gather(put(), take()))


asyncio.run(main())
