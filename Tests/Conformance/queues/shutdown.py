"""shutdown: what is there can still be got, nothing can be put, and who waits hears of it."""
import asyncio


async def consumer(queue, name):
    try:
        while True:
            print(name, "got", await queue.get())
            queue.task_done()
            await asyncio.sleep(0)
    except asyncio.QueueShutDown as error:
        print(name, "stops", repr(error))


async def main():
    queue = asyncio.Queue(2)
    consumers = [asyncio.create_task(consumer(queue, name)) for name in "ab"]
    await queue.put(1)
    await queue.put(2)
    queue.shutdown()
    print(queue)
    for attempt in (lambda: queue.put_nowait(3), queue.get_nowait, queue.get_nowait, queue.get_nowait):
        try:
            print(attempt())
        except asyncio.QueueShutDown as error:
            print("refused", repr(error))
    try:
        await queue.put(4)
    except asyncio.QueueShutDown:
        print("put refused")
    await asyncio.gather(*consumers)
    queue.shutdown()
    print(queue)


asyncio.run(main())
