# A blocking sleep makes several timers due at once: they join one pass, in the order of their deadlines.
import asyncio
import time


async def alarm(name, length):
    await asyncio.sleep(length)
    print(name, end=" ")
    await asyncio.sleep(0)
    print(name.upper(), end=" ")


async def main():
    tasks = [asyncio.create_task(alarm(name, length)) for name, length in (("c", 0.03), ("a", 0.01), ("b", 0.02), ("d", 0.2))]
    await asyncio.sleep(0)
    start = time.monotonic()
    time.sleep(0.1)
    print(0.1 <= time.monotonic() - start < 0.15, end=" ")
    for task in tasks:
        await task


asyncio.run(main())
