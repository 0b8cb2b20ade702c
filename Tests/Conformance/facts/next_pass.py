"""What a handle queues runs in the next pass: exactly the handles that are there at the start of a pass run in it."""
import asyncio


def chain(loop, name, left):
    print(name, left)
    if left:
        loop.call_soon(chain, loop, name, left - 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(chain, loop, "a", 3)
    loop.call_soon(chain, loop, "b", 1)
    for number in range(4):
        print("pass", number)
        await asyncio.sleep(0)
    handle = loop.call_soon(print, "never")
    loop.call_soon(handle.cancel)
    handle.cancel()
    cancelled_by_other = loop.call_later(0, print, "never either")
    loop.call_soon(cancelled_by_other.cancel)
    await asyncio.sleep(0.1)


asyncio.run(main())
