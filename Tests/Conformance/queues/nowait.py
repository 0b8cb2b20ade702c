"""put_nowait and get_nowait: never wait, but say why not."""
import asyncio


async def main():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait("a")
    try:
        queue.put_nowait("b")
    except asyncio.QueueFull as error:
        print(repr(error))
    waiting = asyncio.create_task(queue.put("c"))
    await asyncio.sleep(0)
    print(queue)
    print(queue.get_nowait(), queue.empty())
    await waiting
    print(queue.get_nowait(), queue.empty())
    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    print(queue)
    queue.put_nowait(1)
    print("the getter was woken, but has nothing yet:", queue)
    print(queue.get_nowait(), "taken from under it")
    queue.put_nowait(2)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([task.done() for task in getters])
    queue.put_nowait(3)
    print(await asyncio.gather(*getters))


asyncio.run(main())
