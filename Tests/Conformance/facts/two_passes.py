"""A sleep wakes in two passes: the timer completes the future, whose callback steps the task one pass later."""
import asyncio


def note(loop, text, passes):
    print(text)
    if passes:
        loop.call_soon(note, loop, text + "+", passes - 1)


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "awake")


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(sleeper(name, 0.1)) for name in "ab"]
    await asyncio.sleep(0)
    loop.call_later(0.1, note, loop, "pass", 3)
    await asyncio.gather(*tasks)
    future = loop.create_future()
    future.add_done_callback(lambda _: print("first callback"))
    future.add_done_callback(lambda _: print("second callback"))
    future.set_result(None)
    print("set; nothing was called")
    await asyncio.sleep(0)
    print("now it was")


asyncio.run(main())
