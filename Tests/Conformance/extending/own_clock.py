"""A loop with a clock of its own: ten of its seconds pass in one."""
import asyncio


class FastLoop(asyncio.SelectorEventLoop):
    def time(self):
        return super().time() * 10


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "slept", seconds)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(sleeper("long", 30), sleeper("short", 10))
    print(round(loop.time() - start))
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(50)
    except TimeoutError:
        print("timed out after", round(loop.time() - start))


asyncio.run(main(), loop_factory=FastLoop)
