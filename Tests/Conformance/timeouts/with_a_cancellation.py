"""A timeout and a cancellation from outside: who asked for it decides what comes out."""
import asyncio


async def work(name):
    try:
        async with asyncio.timeout(0.2) as limit:
            await asyncio.sleep(1)
    except TimeoutError:
        print(name, "timed out")
        return "timed out"
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args, limit.expired(), asyncio.current_task().cancelling())
        raise


async def main():
    tasks = [asyncio.create_task(work(name), name=name) for name in ("early", "never", "both")]
    await asyncio.sleep(0.1)
    tasks[0].cancel("early")
    asyncio.get_running_loop().call_at(0.2000005, tasks[2].cancel, "both")
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
