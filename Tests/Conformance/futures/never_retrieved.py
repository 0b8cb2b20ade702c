# Exceptions that nobody retrieves are reported when the future or task is dropped.
import asyncio


async def fail(name):
    raise ValueError(name)


async def chain():
    try:
        raise KeyError("first")
    except KeyError as error:
        raise ValueError("second") from error


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(OSError("nobody looked"))
    future = None
    print("future dropped")
    task = asyncio.create_task(fail("looked at"), name="looked at")
    await asyncio.sleep(0)
    print(repr(task.exception()))
    task = None
    print("no report for that one")
    asyncio.create_task(fail("not kept"), name="not kept")
    await asyncio.sleep(0)
    print("task without a reference")
    await asyncio.sleep(0)
    task = asyncio.create_task(chain(), name="chain")
    await asyncio.sleep(0)
    task = None
    print("chain dropped")
    keeper.append(asyncio.create_task(fail("kept until the end"), name="kept"))
    await asyncio.sleep(1)
    print("main returns")


keeper = []
asyncio.run(main())
print("run has returned")
keeper.clear()
print("the list is empty")
