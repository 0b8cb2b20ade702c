# Awaits through many coroutines: values down, values and exceptions up.
import asyncio


async def descend(n):
    if n == 0:
        await asyncio.sleep(0)
        return ["bottom"]
    trail = await descend(n - 1)
    trail.append(n)
    return trail


async def fall(n):
    try:
        if n == 0:
            await asyncio.sleep(0.1)
            raise ValueError("from the bottom")
        return await fall(n - 1)
    except ValueError as error:
        error.add_note(str(n))
        raise
    finally:
        print("leaving", n)


async def even(n):
    return True if n == 0 else await odd(n - 1)


async def odd(n):
    return False if n == 0 else await even(n - 1)


async def main():
    print(await descend(10))
    try:
        await fall(3)
    except ValueError as error:
        print(error, error.__notes__)
    print(await even(50), await odd(50))
    try:
        await bottomless()
    except RecursionError as error:
        print(type(error).__name__, error)


async def bottomless():
    await bottomless()


asyncio.run(main())
