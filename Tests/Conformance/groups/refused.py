"""TaskGroup: what create_task refuses, and when."""
import asyncio


async def nothing():
    pass


def attempt(group, what):
    try:
        group.create_task(nothing())
    except RuntimeError as error:
        print(what, "->", str(error).replace(repr(group), "GROUP"))


async def main():
    group = asyncio.TaskGroup()
    attempt(group, "not entered")
    async with group:
        pass
    attempt(group, "finished")
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error).replace(repr(group), "GROUP"))

    async def late(group):
        try:
            await asyncio.sleep(1)
        finally:
            attempt(group, "shutting down")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(late(group))
            await asyncio.sleep(0)
            raise KeyError("stop")
    except ExceptionGroup as error:
        print(error.exceptions)


asyncio.run(main())
