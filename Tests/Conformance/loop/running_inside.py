# A loop that runs: what refuses to run inside of it, and what a refused run_forever leaves behind.
import asyncio


async def answer():
    return 42


async def main():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    coroutine = answer()
    for attempt in (
        lambda: asyncio.run(coroutine),
        lambda: loop.run_until_complete(coroutine),
        lambda: other.run_until_complete(coroutine),
        lambda: asyncio.Runner().run(coroutine),
        lambda: loop.close(),
    ):
        try:
            attempt()
        except RuntimeError as error:
            print(error)
    coroutine.close()
    other.close()
    print(loop.is_running(), asyncio.get_running_loop() is loop)


asyncio.run(main())


async def forever():
    loop = asyncio.get_running_loop()
    try:
        loop.run_forever()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)
    print(loop.is_running())
    return "ended"


print(asyncio.run(forever()))

loop = asyncio.new_event_loop()
asyncio._set_running_loop(loop)
print(asyncio.get_running_loop() is loop, asyncio.get_event_loop() is loop, loop.is_running())
task = asyncio.ensure_future(answer())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
asyncio._set_running_loop(None)
print(loop.run_until_complete(task), asyncio._get_running_loop())
loop.close()
coroutine = answer()
try:
    loop.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
