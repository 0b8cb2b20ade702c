# More than a hundred timers, more than half of them cancelled: the loop sweeps its heap, which changes its order.
import asyncio

fired = []


async def main():
    loop = asyncio.get_running_loop()
    deadline = loop.time() + 1
    handles = [loop.call_at(deadline + n % 7, fired.append, n) for n in range(110)]
    for n, handle in enumerate(handles):
        if n % 5:
            handle.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(20)
    print(fired)


asyncio.run(main())
