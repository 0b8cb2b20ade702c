# What is thrown into a coroutine that others await goes past them: raised again inside, what they handle gets the thrower's exception as
# its context.
import asyncio

async def inner(error, pause):
    try:
        await pause
    except BaseException as found:
        print("inner", repr(found))
    raise error

async def middle(error, pause):
    await inner(error, pause)

async def outer(error, pause, name):
    try:
        raise error
    except BaseException as found:
        try:
            await middle(error, pause)
        except BaseException as again:
            print(name, repr(again), repr(again.__context__), again is found)

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(outer(OSError(1), asyncio.sleep(1), "slept")), asyncio.create_task(outer(OSError(2), future, "future"))]
    await asyncio.sleep(0)
    raise LookupError("main")

try:
    asyncio.run(main())
except LookupError as error:
    print("run", repr(error))

async def workers():
    async def work(text):
        async with asyncio.TaskGroup() as each:
            each.create_task(asyncio.sleep(1))
            raise KeyboardInterrupt(text)
    asyncio.create_task(work("one"))
    asyncio.create_task(work("two"))
    await asyncio.sleep(2)
try:
    asyncio.run(workers())
except BaseException as error:
    print("run", repr(error), repr(error.__context__))
