"""call_soon_threadsafe and run_coroutine_threadsafe from other threads; loops that run in a thread."""
import asyncio
import threading
import time


async def add(a, b):
    await asyncio.sleep(0.1)
    print("adding in", threading.current_thread().name, asyncio.current_task().get_name())
    return a + b


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def other():
        time.sleep(0.2)
        print("calling from", threading.current_thread().name)
        future = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
        print("result", future.result())
        slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
        try:
            slow.result(timeout=0.5)
        except TimeoutError:
            print("too slow, cancel:", slow.cancel())
        failing = asyncio.run_coroutine_threadsafe(add(1, "x"), loop)
        print(repr(failing.exception()))
        loop.call_soon_threadsafe(done.set)

    thread = threading.Thread(target=other, name="other")
    thread.start()
    await done.wait()
    thread.join()
    print("main is through", round(loop.time(), 2), len(asyncio.all_tasks()))


asyncio.run(main())

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="loop thread", daemon=True)
thread.start()
print(loop.is_running())
futures = [asyncio.run_coroutine_threadsafe(add(n, n), loop) for n in range(3)]
print([future.result() for future in futures])
loop.call_soon_threadsafe(print, "in the loop")
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running())
loop.close()


def runs_a_loop(n):
    print(asyncio.run(add(n, n)))


threads = [threading.Thread(target=runs_a_loop, args=(n,), name=f"T{n}") for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    asyncio.run_coroutine_threadsafe(print, loop)
except TypeError as error:
    print(error)
