# create_task and friends with what is no coroutine.
import asyncio


async def f():
    return 1


async def main():
    for wrong in (5, None, f, "x", asyncio.create_task(f())):
        try:
            asyncio.create_task(wrong)
        except TypeError as error:
            print(error)
    coroutine = f()
    print(await asyncio.create_task(coroutine))
    again = asyncio.create_task(coroutine)
    try:
        await again
    except RuntimeError as error:
        print(error)
    try:
        asyncio.create_task()
    except TypeError as error:
        print(error)
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as error:
        print(error)
    for action in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            action()
        except RuntimeError as error:
            print(error)
    print(await asyncio.ensure_future(f()))
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
