# Many timers, many of them equal: the order is that of CPython's heap.
import asyncio

fired = []


def fire(name):
    fired.append(name)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time() + 1
    for n in range(12):
        loop.call_at(start, fire, n)
    await asyncio.sleep(2)
    print(fired)
    fired.clear()
    start = loop.time() + 1
    for n in (5, 3, 8, 1, 9, 2, 7, 3, 5, 1, 8, 2):
        loop.call_at(start + n, fire, n)
    await asyncio.sleep(15)
    print(fired)
    fired.clear()
    start = loop.time() + 1
    handles = [loop.call_at(start + n % 3, fire, n) for n in range(15)]
    for handle in handles[::4]:
        handle.cancel()
    await asyncio.sleep(5)
    print(fired)
    fired.clear()
    for n in range(6):
        loop.call_later(1, fire, n)
    await asyncio.sleep(2)
    print(fired)


asyncio.run(main())
