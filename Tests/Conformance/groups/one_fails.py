"""TaskGroup: the first failure cancels the other tasks and the block; all that went wrong comes as one group."""
import asyncio


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def wait(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        if name == "stubborn":
            raise OSError("while cleaning up")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.1, ValueError("one")))
            group.create_task(fail(0.1, KeyError("two")))
            group.create_task(wait("patient"))
            group.create_task(wait("stubborn"))
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("the block is cancelled", asyncio.current_task().cancelling())
                raise
    except* ValueError as errors:
        print("values:", errors.exceptions)
    except* (KeyError, OSError) as errors:
        print("others:", errors.exceptions)
    print("afterwards", asyncio.current_task().cancelling(), asyncio.get_running_loop().time() < 1)


asyncio.run(main())
