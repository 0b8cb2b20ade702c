"""The exception group of a TaskGroup and its traceback keep each other alive, and so all that the calls in it knew."""
import asyncio
import gc

gc.disable()


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


async def fail(name):
    resource = Resource(name)
    await asyncio.sleep(0.1)
    raise ValueError(resource.name)


async def alone():
    try:
        await fail("alone")
    except ValueError as error:
        print(repr(error))


async def grouped():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("in a group"))
    except* ValueError as errors:
        print(repr(errors.exceptions))


async def main():
    for run in (alone, grouped):
        await run()
        # The step that a cancellation began holds on to it.
        await asyncio.sleep(0)
        print("after", run.__name__)
        gc.collect()
        print("collected")


asyncio.run(main())
