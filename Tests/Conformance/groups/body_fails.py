"""TaskGroup: an exception of the block cancels the tasks and comes in the group; a cancellation of the block comes alone."""
import asyncio


async def wait(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "ends")


async def body(error):
    async with asyncio.TaskGroup() as group:
        group.create_task(wait("a"))
        group.create_task(wait("b"))
        await asyncio.sleep(0.1)
        if error:
            raise error
        await asyncio.sleep(5)


async def main():
    try:
        await body(ZeroDivisionError("in the block"))
    except ExceptionGroup as error:
        print(repr(error))
    task = asyncio.create_task(body(None))
    await asyncio.sleep(0.2)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    task = asyncio.create_task(body(SystemExit(3)))
    try:
        await task
    except SystemExit as error:
        print("exit", error.code)


try:
    asyncio.run(main())
except BaseException as error:
    print("run raised", repr(error))
