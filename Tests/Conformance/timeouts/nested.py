"""Timeouts in timeouts: each one takes back its own cancellation only."""
import asyncio


async def run(outer_delay, inner_delay):
    print("outer", outer_delay, "inner", inner_delay)
    try:
        async with asyncio.timeout(outer_delay) as outer:
            try:
                async with asyncio.timeout(inner_delay) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("  inner expired", asyncio.current_task().cancelling())
                await asyncio.sleep(0.05)
                print("  went on")
    except TimeoutError:
        print("  outer expired", inner.expired(), outer.expired(), asyncio.current_task().cancelling())


async def main():
    for delays in ((0.3, 0.1), (0.1, 0.3), (0.1, 0.1), (None, 0), (0, None)):
        await run(*delays)


asyncio.run(main())
