# What can be awaited, what cannot, and what Python says.
import asyncio


async def nothing():
    pass


def plain():
    return 1


async def main():
    for make in (lambda: 5, lambda: None, lambda: "text", plain, lambda: [nothing], lambda: nothing):
        try:
            print(await make())
        except TypeError as error:
            print(error)
    print(await nothing())
    print(await asyncio.sleep(0, "result of sleep"))
    print(await asyncio.sleep(0.5, result=[1]))
    future = asyncio.get_running_loop().create_future()
    future.set_result("from a future")
    print(await future, await future)
    task = asyncio.create_task(asyncio.sleep(0, "from a task"))
    print(await task, await task)


asyncio.run(main())
for wrong in (5, None, main, "x"):
    try:
        asyncio.run(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
