"""The end of asyncio.run waits for the threads of the default executor."""
import asyncio
import threading
import time


def work(label, seconds):
    time.sleep(seconds)
    print(label, "ends at", round(time.monotonic(), 1))


async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, work, "first", 2)
    task = asyncio.create_task(asyncio.to_thread(work, "second", 3))
    await asyncio.sleep(0.5)
    print("main ends at", round(time.monotonic(), 1), task.done())


asyncio.run(main())
print("run is over at", round(time.monotonic(), 1), threading.active_count())
