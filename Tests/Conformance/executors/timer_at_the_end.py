# A callback that comes while the loop waits for its threads starts a task, whose sleep is its own.
import asyncio
import time


def start():
    asyncio.get_running_loop().create_task(pause(), name="late")


async def pause():
    print("pause")
    await asyncio.sleep(0.25)
    print("paused")


async def main():
    asyncio.get_running_loop().call_later(0.5, start)
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 1)


asyncio.run(main())
