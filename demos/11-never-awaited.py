# Look for: greet() without await runs nothing, and Python warns on stderr when the coroutine object is dropped.
import asyncio


async def greet(name):
    print("hello,", name)


async def main():
    print("calling greet without await")
    greet("nobody")
    print("calling greet with await")
    await greet("world")


asyncio.run(main())
