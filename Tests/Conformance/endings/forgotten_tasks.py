# Tasks that are left: with a loop that is closed, with their exceptions, in circles.
import asyncio


async def sleeps(n):
    try:
        await asyncio.sleep(100)
    finally:
        print("finally", n)


async def fails(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def leaves():
    for n in range(3):
        asyncio.create_task(sleeps(n), name=f"sleeper {n}")
    failing = asyncio.create_task(fails("dropped"))
    await asyncio.sleep(1)
    failing = None
    print("dropped")
    circle = [asyncio.create_task(fails("in a circle"))]
    circle.append(circle)
    await asyncio.sleep(1)


loop = asyncio.new_event_loop()
loop.run_until_complete(leaves())
loop.close()
print("the end")
