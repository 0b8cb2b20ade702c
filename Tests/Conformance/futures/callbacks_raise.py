# Exceptions in callbacks go to the loop's exception handler, and the loop goes on.
import asyncio


def bad(*args):
    raise ValueError(f"bad {len(args)}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(bad)
    loop.call_soon(bad, 1, 2)
    loop.call_later(0.5, bad, "timer")
    future = loop.create_future()
    future.add_done_callback(bad)
    future.add_done_callback(lambda f: print("the next callback runs all the same"))
    future.set_result(None)
    await asyncio.sleep(0)
    print("after one pass")
    loop.call_soon(lambda: print("a", "lambda") or 1 / 0)
    await asyncio.sleep(1)
    print("the end")


asyncio.run(main())
