"""What a loop says to wrong calls."""
import asyncio


async def job():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for call in (
        lambda: loop.call_later(None, print),
        lambda: loop.call_at(None, print),
        lambda: loop.call_soon(),
        lambda: loop.run_until_complete(loop.create_future()),
        lambda: loop.close(),
        lambda: loop.set_default_executor(object()),
        lambda: asyncio.run_coroutine_threadsafe(print, loop),
        lambda: loop.set_task_factory(5),
    ):
        try:
            call()
        except Exception as error:
            print(type(error).__name__, error)
    loop.stop()
    print(loop.is_running(), loop.is_closed())


try:
    asyncio.run(main())
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
loop.close()
loop.close()
coroutine = job()
for call in (
    lambda: loop.call_soon(print),
    lambda: loop.call_soon_threadsafe(print),
    lambda: loop.call_later(1, print),
    lambda: loop.run_forever(),
    lambda: loop.run_until_complete(coroutine),
    lambda: loop.run_in_executor(None, print),
    lambda: loop.create_task(coroutine),
):
    try:
        call()
    except RuntimeError as error:
        print(error)
coroutine.close()
print(loop)
