# A coroutine that a failing call of the library was given lives as long as the exception.
import asyncio


async def work(n):
    return n


async def main():
    try:
        asyncio.get_running_loop().run_until_complete(work(1))
    except RuntimeError as error:
        print(error)
        print("still there")
    print("gone")


def pass_on(coroutine):
    raise ValueError("nobody awaits it")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
try:
    loop.run_until_complete(work(2))
except RuntimeError as error:
    print(error)
    print("still there")
pass_on(work(3))
