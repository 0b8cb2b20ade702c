# Names of tasks and the counter behind Task-N.
import asyncio


async def job():
    await asyncio.sleep(0)


async def main():
    print(asyncio.current_task().get_name())
    first = asyncio.create_task(job())
    named = asyncio.create_task(job(), name="mine")
    second = asyncio.create_task(job())
    numbered = asyncio.create_task(job(), name=7)
    third = asyncio.create_task(job(), name=None)
    empty = asyncio.create_task(job(), name="")
    for task in (first, named, second, numbered, third, empty):
        print(repr(task.get_name()))
    first.set_name("renamed")
    second.set_name(99)
    print(repr(first.get_name()), repr(second.get_name()))
    await asyncio.gather(first, named, second, numbered, third, empty, job())
    print(first)


asyncio.run(main())
asyncio.run(main())
