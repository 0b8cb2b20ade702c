"""A task that only waits for something that nobody else holds: in a set of one's own it lives."""
import asyncio
import gc

gc.disable()
background = set()


async def work(number):
    await asyncio.sleep(0.1 * number)
    print("worked", number)
    return number


async def main():
    for number in range(3):
        task = asyncio.create_task(work(number))
        background.add(task)
        task.add_done_callback(background.discard)
    del task
    await asyncio.sleep(1)
    print(len(background))

    async def lost():
        await asyncio.get_running_loop().create_future()

    asyncio.create_task(lost(), name="lost")
    await asyncio.sleep(0)
    gc.collect()
    print("collected")


asyncio.run(main())
