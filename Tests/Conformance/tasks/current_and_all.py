# current_task and all_tasks, inside and outside of tasks.
import asyncio


def names(tasks):
    return sorted([task.get_name() for task in tasks])


def callback():
    print("in a callback:", asyncio.current_task())
    print("in a callback:", names(asyncio.all_tasks()))


async def job():
    print("in job:", asyncio.current_task().get_name(), names(asyncio.all_tasks()))
    await asyncio.sleep(1)


async def direct():
    return asyncio.current_task()


async def main():
    loop = asyncio.get_running_loop()
    print(type(asyncio.current_task()).__name__, names(asyncio.all_tasks()))
    print(await direct() is asyncio.current_task())
    tasks = [asyncio.create_task(job(), name=f"job {n}") for n in range(3)]
    print(names(asyncio.all_tasks()), len(asyncio.all_tasks(loop)))
    loop.call_soon(callback)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks[1].cancel()
    print(names(asyncio.all_tasks()))
    await asyncio.sleep(0.5)
    print(names(asyncio.all_tasks()))
    await asyncio.sleep(1)
    print(names(asyncio.all_tasks()), isinstance(asyncio.all_tasks(), set))
    print(asyncio.get_running_loop() is loop, loop.is_running(), loop.is_closed())
    return loop


loop = asyncio.run(main())
print(loop.is_running(), loop.is_closed(), asyncio.all_tasks(loop))
for action in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        print(action())
    except RuntimeError as error:
        print(error)
try:
    asyncio.create_task(5)
except RuntimeError as error:
    print(error)
