"""Background tasks that a set of the program keeps alive until they are done, as the documentation advises."""
import asyncio

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


asyncio.run(main())
