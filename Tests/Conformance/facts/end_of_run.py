"""The end of asyncio.run: what is left is cancelled and runs to its end, then the asynchronous generators are closed."""
import asyncio


async def left(name, passes):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        for number in range(passes):
            await asyncio.sleep(0)
            print(name, "cleans up", number)
        if name == "c":
            return "returns"
        raise


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("generator closed")


async def main():
    for name, passes in (("a", 0), ("b", 2), ("c", 1)):
        asyncio.create_task(left(name, passes), name=name)
    global generator
    generator = numbers()
    print(await anext(generator))
    print("main ends")
    return "result"


print(asyncio.run(main()))
