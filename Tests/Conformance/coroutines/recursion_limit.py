# Endless recursion through awaits is a RecursionError, and the loop survives it.
import asyncio


async def bottomless(n):
    return await bottomless(n + 1)


async def mixed(n):
    return helper(n)


def helper(n):
    return helper(n + 1)


async def other():
    await asyncio.sleep(0)
    return "other tasks go on"


async def main():
    task = asyncio.create_task(other())
    for make in (bottomless, mixed):
        try:
            await make(0)
        except RecursionError as error:
            print(make.__name__, error)
    print(await task)
    results = await asyncio.gather(bottomless(0), other(), return_exceptions=True)
    print([type(r).__name__ for r in results])


asyncio.run(main())

