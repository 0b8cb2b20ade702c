"""timeout_at: a moment of the loop's clock; several blocks can share it."""
import asyncio


async def step(name, seconds, deadline):
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(deadline) as limit:
            await asyncio.sleep(seconds)
            print(name, "in time", round(limit.when() - loop.time(), 1), "left")
    except TimeoutError:
        print(name, "too late")


async def main():
    deadline = asyncio.get_running_loop().time() + 1
    for name, seconds in (("first", 0.4), ("second", 0.4), ("third", 0.4), ("fourth", 0)):
        await step(name, seconds, deadline)
    try:
        asyncio.Timeout(1).when()
        await asyncio.timeout(1)
    except TypeError as error:
        print(error)
    try:
        async with asyncio.timeout("1"):
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
