"""Event: who is cancelled while waiting leaves the others alone; a flag set in the same pass comes too late."""
import asyncio


async def waiter(event, name):
    try:
        await event.wait()
        print(name, "woke")
    except asyncio.CancelledError:
        print(name, "cancelled", event.is_set())
        raise


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    try:
        async with asyncio.timeout(0.5):
            await asyncio.Event().wait()
    except TimeoutError:
        print("nobody sets it", asyncio.get_running_loop().time() > 0.4)


asyncio.run(main())
