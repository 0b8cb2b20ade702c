"""What a task makes of coroutines that yield what they should not."""
import asyncio
import types


@types.coroutine
def yields(value):
    return (yield value)


async def bad(value):
    try:
        return await yields(value)
    except RuntimeError as error:
        return str(error).partition("<")[0]


async def forgets_await(future):
    try:
        return await yields(future)
    except RuntimeError as error:
        return str(error).partition("<")[0]


async def awaits_itself():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        return str(error).partition("<")[0]


async def main():
    print(await asyncio.create_task(bad(5)))
    print(await asyncio.create_task(bad("text")))
    print(await asyncio.create_task(bad(None)))
    print(await asyncio.create_task(bad((each for each in ()))))
    print(await asyncio.create_task(forgets_await(asyncio.get_running_loop().create_future())))
    print(await asyncio.create_task(awaits_itself()))
    for wrong in (5, bad, None):
        try:
            asyncio.create_task(wrong)
        except TypeError as error:
            print(str(error).partition(" at ")[0])


asyncio.run(main())
