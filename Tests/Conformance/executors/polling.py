"""A task that polls with sleep(0) lets threads go on; so does a loop that is busy."""
import asyncio
import threading


async def main():
    event = threading.Event()
    seen = []

    def work():
        for i in range(3):
            seen.append(i)
            event.wait(0)
        seen.append("end")
        event.set()

    future = asyncio.get_running_loop().run_in_executor(None, work)
    print("after submit", seen)
    passes = 0
    while not future.done():
        passes += 1
        await asyncio.sleep(0)
    print(seen, event.is_set(), passes)
    lock = threading.Lock()
    lock.acquire()

    def wants_it():
        with lock:
            print("got the lock")

    future = asyncio.get_running_loop().run_in_executor(None, wants_it)
    await asyncio.sleep(1)
    print("still held", future.done())
    lock.release()
    await future


asyncio.run(main())
