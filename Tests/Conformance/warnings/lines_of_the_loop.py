# What is lost while the loop runs is lost at a line of asyncio's own, not at the line that runs the loop.
import asyncio

loop = asyncio.new_event_loop()


async def nested(awaitable):
    return await awaitable


async def main(*pauses):
    tasks = [loop.create_task(nested(asyncio.sleep(pause))) for pause in pauses]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    loop.call_soon(print, nested(1))
    loop.call_later(0.1, print, nested(2))
    await asyncio.sleep(0.2)
    loop.call_later(5, print, nested(3)).cancel()


async def leaves():
    loop.call_soon(print, asyncio.sleep(4))
    loop.call_later(7, print, nested(5))
    loop.call_later(5, print, main())
    loop.stop()


loop.run_until_complete(main(1))
print("again")
loop.run_until_complete(main(1, 2, 3))
print("left")
try:
    loop.run_until_complete(leaves())
except RuntimeError as error:
    print(error)
loop.close()
print("closed")
