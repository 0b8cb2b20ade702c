# Several runs in one process; futures and tasks belong to their loop.
import asyncio


async def give(value):
    await asyncio.sleep(0.5)
    return value, asyncio.current_task().get_name()


async def make_future():
    return asyncio.get_running_loop().create_future()


async def use(future):
    try:
        await future
    except RuntimeError as error:
        print(error)


print(asyncio.run(give(1)))
print(asyncio.run(give(2)))
future = asyncio.run(make_future())
asyncio.run(use(future))
print(future.done())
try:
    future.set_result(1)
    print("set", future.result())
except RuntimeError as error:
    print(error)
