# Look for: the ZeroDivisionError raised in divide() comes out of each await on its way up, until main catches it.
import asyncio


async def divide(a, b):
    await asyncio.sleep(1)
    return a / b


async def average(numbers):
    try:
        return await divide(sum(numbers), len(numbers))
    finally:
        print("average: leaving")


async def main():
    print("average:", await average([1, 2, 6]))
    try:
        print("average:", await average([]))
    except asyncio.CancelledError:
        print("main: not cancelled, so never printed")
    except Exception as error:
        print("main: the await raised", repr(error))


asyncio.run(main())
