# call_soon, call_later, call_at: handles, their order, cancelling.
import asyncio


def say(*words):
    print(*words)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(say, "soon 1")
    handle = loop.call_soon(say, "never")
    loop.call_soon(say, "soon 2", "with", "words")
    print(handle.cancelled(), handle.cancel(), handle.cancelled())
    loop.call_later(0, say, "later by 0")
    loop.call_later(2, say, "later by 2")
    loop.call_later(1, say, "later by 1")
    timer = loop.call_later(1.5, say, "never")
    print(type(handle).__name__, type(timer).__name__, timer.when() > loop.time(), timer.cancelled())
    loop.call_at(loop.time() - 5, say, "long past")
    print("nothing has run yet")
    await asyncio.sleep(0)
    print("after one pass")
    await asyncio.sleep(1.2)
    timer.cancel()
    print(timer.cancelled(), f"{timer.when():.1f}")
    await asyncio.sleep(1)

    def again(n):
        print("again", n)
        if n:
            loop.call_soon(again, n - 1)

    loop.call_soon(again, 2)
    for n in range(4):
        print("pass", n)
        await asyncio.sleep(0)
    try:
        loop.call_later(None, say)
    except TypeError as error:
        print(error)
    try:
        loop.call_soon(5)
        await asyncio.sleep(0)
    except TypeError as error:
        print(error)


asyncio.run(main())
