"""shutdown(immediate=True): what is there is thrown away, and join goes on."""
import asyncio


async def putter(queue):
    try:
        await queue.put("waiting")
    except asyncio.QueueShutDown:
        print("the putter hears of it")


async def main():
    queue = asyncio.Queue(2)
    queue.put_nowait(1)
    queue.put_nowait(2)
    waiting = asyncio.create_task(putter(queue))
    joining = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    print(queue, joining.done())
    queue.shutdown(immediate=True)
    print(queue, queue.qsize())
    await asyncio.gather(waiting, joining)
    print("joined")
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print("nothing left")
    other = asyncio.PriorityQueue()
    other.put_nowait(5)
    got = other.get_nowait()
    other.put_nowait(6)
    other.shutdown(immediate=True)
    join = asyncio.create_task(other.join())
    await asyncio.sleep(0)
    print(got, other, join.done())
    other.task_done()
    await join


asyncio.run(main())
