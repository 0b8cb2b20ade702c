"""Debug mode reports handles that take longer than slow_callback_duration."""
import asyncio
import time


def callback(seconds):
    time.sleep(seconds)


async def worker(seconds):
    time.sleep(seconds)
    await asyncio.sleep(0)
    return "done"


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    task = asyncio.create_task(worker(0.2), name="slow worker")
    await task
    loop.call_soon(callback, 0.15)
    loop.call_later(0.1, callback, 0.3)
    await asyncio.sleep(0.2)
    loop.slow_callback_duration = 0.5
    loop.call_soon(callback, 0.4)
    loop.call_soon(callback, 0.6)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    time.sleep(1)
    print("end")


asyncio.run(main(), debug=True)
