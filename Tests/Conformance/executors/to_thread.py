"""asyncio.to_thread: a blocking call takes time, and the loop goes on."""
import asyncio
import contextvars
import threading
import time

variable = contextvars.ContextVar("variable", default="none")


def blocking(seconds, label="work"):
    print(f"{label} begins in {threading.current_thread().name}, sees {variable.get()}")
    time.sleep(seconds)
    variable.set("changed")
    print(f"{label} ends")
    return seconds * 2


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0.25)
        print("tick", i)


async def main():
    loop = asyncio.get_running_loop()
    variable.set("main's")
    start = loop.time()
    results = await asyncio.gather(
        asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 0.6, label="other"), ticks(3)
    )
    print(results, round(loop.time() - start, 3), variable.get())
    start = loop.time()
    print(await asyncio.to_thread(blocking, 0.1), round(loop.time() - start, 3))
    print(await asyncio.to_thread(lambda: "at once"))
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(repr(error))
    print(threading.active_count() > 1, threading.current_thread() is threading.main_thread())


asyncio.run(main())
print("closed", threading.active_count())
