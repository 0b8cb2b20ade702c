"""Debug mode refuses coroutines as callbacks, things that can't be called, and calls from other threads."""
import asyncio
import threading


async def job():
    pass


async def main():
    loop = asyncio.get_running_loop()
    coroutine = job()
    for call in (
        lambda: loop.call_soon(coroutine),
        lambda: loop.call_soon(job),
        lambda: loop.call_later(1, job),
        lambda: loop.call_at(1, 5),
        lambda: loop.call_soon_threadsafe("text"),
        lambda: loop.run_in_executor(None, job),
    ):
        try:
            call()
        except TypeError as error:
            print(str(error).split(", got")[0])
    coroutine.close()

    def other():
        for call in (
            lambda: loop.call_soon(print, "never"),
            lambda: loop.call_later(1, print),
            lambda: loop.call_at(1, print),
            lambda: loop.call_soon_threadsafe(print, "threadsafe"),
        ):
            try:
                call()
            except RuntimeError as error:
                print(error)

    await asyncio.to_thread(other)
    await asyncio.sleep(0.1)


asyncio.run(main(), debug=True)
