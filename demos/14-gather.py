# Look for: gather makes a task of each coroutine; results keep the order of the arguments, not of the finishing.
import asyncio


async def square(n):
    await asyncio.sleep(5 - n)
    print("square of", n)
    if n == 3:
        raise ValueError(f"{n} is unlucky")
    return n * n


async def main():
    print("results:", await asyncio.gather(square(1), square(2), square(4)))
    print("results:", await asyncio.gather(square(2), square(3), return_exceptions=True))
    try:
        await asyncio.gather(square(1), square(3))
    except ValueError as error:
        print("gather raised:", error)
    await asyncio.sleep(5)
    print("square of 1 went on all the same")


asyncio.run(main())
