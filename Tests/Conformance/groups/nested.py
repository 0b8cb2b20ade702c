"""Groups in groups: the inner one's failure is one of the outer one's."""
import asyncio


async def fail(name, seconds):
    await asyncio.sleep(seconds)
    raise ValueError(name)


async def inner(name):
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(name + "1", 0.1))
        group.create_task(fail(name + "2", 0.1))
        group.create_task(asyncio.sleep(3))


def show(error, depth=0):
    print("  " * depth + (str(error) if isinstance(error, ExceptionGroup) else repr(error)))
    for each in getattr(error, "exceptions", ()):
        show(each, depth + 1)


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(inner("a"))
            outer.create_task(inner("b"))
            async with asyncio.TaskGroup() as third:
                third.create_task(fail("c", 0.1))
    except ExceptionGroup as error:
        show(error)


asyncio.run(main())
