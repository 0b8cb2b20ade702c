# What is left unsaid when gather raises early, and the tasks that nobody asks.
import asyncio


async def fail(name, seconds):
    await asyncio.sleep(seconds)
    raise ValueError(name)


async def main():
    try:
        await asyncio.gather(fail("first", 1), fail("second", 2))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(3)
    print("the second one's exception was retrieved by gather itself")
    gathering = asyncio.gather(fail("third", 1))
    await asyncio.sleep(2)
    print("nobody has looked at the gathering", gathering.done())
    gathering = None
    print("dropped")


asyncio.run(main())
