# A coroutine object: made by calling, run by awaiting, once.
import asyncio


async def double(n):
    """Twice."""
    print("double runs", n)
    return n * 2


async def main():
    coroutine = double(4)
    print(type(coroutine), type(coroutine).__name__, coroutine.__name__, coroutine.__qualname__, coroutine)
    print("nothing has run yet")
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    unused = double(1)
    unused.close()
    try:
        await unused
    except RuntimeError as error:
        print(error)
    print(double, double.__name__, double.__doc__)
    result = await double(await double(3))
    print(result, [await double(n) for n in range(2)], await double(5) + await double(6))
    print(f"{await double(7)}", {"k": await double(8)}, (await double(9), 1))


asyncio.run(main())
