"""A cancellation by a timeout that the block swallows, or turns into another exception."""
import asyncio


async def main():
    async with asyncio.timeout(0.1) as limit:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("swallowed")
    print(limit.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.1) as limit:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__), limit.expired())
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.TaskGroup() as group:
                async def fail():
                    try:
                        await asyncio.sleep(1)
                    finally:
                        1 / 0

                group.create_task(fail())
    except ExceptionGroup as error:
        print(error.exceptions, repr(error.__context__), repr(error.exceptions[0].__context__))


asyncio.run(main())
