"""Timers with the same deadline do not fire in the order in which they were set: the heap goes by the deadline alone."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for count in (3, 5, 8):
        deadline = loop.time() + 1
        fired = []
        for number in range(count):
            loop.call_at(deadline, fired.append, number)
        handle = loop.call_at(deadline - 0.5, fired.append, "early")
        if count == 5:
            handle.cancel()
        await asyncio.sleep(2)
        print(count, fired)


asyncio.run(main())
