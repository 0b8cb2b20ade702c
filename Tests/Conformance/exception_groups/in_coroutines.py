# except* around awaits, in tasks and with timeouts.
import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def gathered():
    results = await asyncio.gather(fail(0.2, ValueError(1)), fail(0.1, TypeError(2)), asyncio.sleep(0.3, "ok"), return_exceptions=True)
    errors = [r for r in results if isinstance(r, Exception)]
    if errors:
        raise ExceptionGroup("gathered", errors)


async def main():
    try:
        await gathered()
    except* ValueError as group:
        await asyncio.sleep(0.1)
        print("values", group.exceptions)
    except* TypeError as group:
        print("types", await asyncio.sleep(0.1, group.exceptions))
    else:
        print("never")
    finally:
        await asyncio.sleep(0)
        print("finally")

    try:
        try:
            await fail(0, OSError("naked"))
        except* OSError as group:
            print(repr(group))
            await fail(0, KeyError("in clause"))
    except* KeyError as group:
        print(repr(group), repr(group.exceptions[0].__context__))

    task = asyncio.create_task(fail(1, ValueError("late")))
    try:
        async with asyncio.timeout(0.5):
            try:
                await task
            except* asyncio.CancelledError:
                print("cancelled in except*")
                raise
    except BaseException as error:
        print(type(error).__name__, repr(error))
    print(task.cancelled())


asyncio.run(main())
