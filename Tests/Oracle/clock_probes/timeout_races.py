# wait_for against a sleep of nearly the same length, on both sides of it.
import asyncio


async def race(length, timeout):
    try:
        await asyncio.wait_for(asyncio.sleep(length), timeout)
        print(length, timeout, "in time")
    except TimeoutError:
        print(length, timeout, "too late")


async def main():
    for length, timeout in ((0.05, 0.06), (0.06, 0.05), (0.05, 0.05), (0.0, 0.01), (0.01, 0.0), (0.05, 0.0515)):
        await race(length, timeout)
    await asyncio.gather(race(0.1, 0.1), race(0.1, 0.2), race(0.2, 0.1))


asyncio.run(main())
