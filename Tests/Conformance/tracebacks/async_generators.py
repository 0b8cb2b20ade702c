# Where async generators and those who loop over them fail.
import asyncio


async def fails(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def numbers():
    yield 1
    await fails("generator")


async def doubled():
    async for n in numbers():
        yield 2 * n


async def in_comprehension():
    return [n async for n in doubled()]


async def by_hand():
    running = doubled()
    print(await anext(running))
    await anext(running)


async def thrown():
    running = numbers()
    print(await running.__anext__())
    await running.athrow(KeyError("thrown"))


async def main():
    cause = None
    for function in (in_comprehension, by_hand, thrown):
        try:
            await function()
        except Exception as error:
            error.__cause__ = cause
            cause = error
    raise RuntimeError("all of them") from cause


asyncio.run(main())
