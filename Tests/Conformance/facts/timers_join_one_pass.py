"""Idle, the loop waits for whole milliseconds: the timers due by then join one pass."""
import asyncio


async def ticker(name, seconds):
    for count in range(3):
        await asyncio.sleep(seconds)
        print(name, count)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for offset in (0.0009, 0.0005, 0.0001, 0.0011, 0.0019):
        loop.call_at(start + 0.01 + offset, print, offset)
    await asyncio.sleep(0.02)
    await asyncio.gather(ticker("a", 0.0101), ticker("b", 0.0105), ticker("c", 0.0112))


asyncio.run(main())
