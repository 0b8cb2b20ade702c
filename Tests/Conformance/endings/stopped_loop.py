# A loop that was stopped in the middle, and whose warning shows a line: a report at the end still finds the source.
import asyncio


async def fails():
    raise ValueError("nobody asked")


async def consumer(queue):
    while True:
        await queue.get()


async def main():
    global failed
    failed = asyncio.create_task(fails())
    asyncio.create_task(consumer(asyncio.Queue()))
    await asyncio.sleep(1)


loop = asyncio.get_event_loop()
loop.call_later(3, loop.stop)
loop.run_until_complete(main())
loop.run_forever()
print("stopped")
