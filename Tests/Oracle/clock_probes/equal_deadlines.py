# Timers with one and the same deadline come out of the heap in an order of its own.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    deadline = loop.time() + 0.05
    for n in range(10):
        loop.call_at(deadline, fired.append, n)
    await asyncio.sleep(0.1)
    print(fired)


asyncio.run(main())
