# What asyncio.run does with tasks that are unfinished when main returns.
import asyncio


async def quiet():
    await asyncio.sleep(100)


async def not_started():
    print("never printed?")


async def starts_late():
    print("starts in the last passes")
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("and is cancelled")
        raise


async def tidies():
    try:
        await asyncio.sleep(100)
    finally:
        print("tidies takes its time")
        await asyncio.sleep(5)
        print("tidies is done", asyncio.get_running_loop().time() > 5)


async def refuses():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("refuses goes on")
    await asyncio.sleep(1)
    print("refuses ends")
    return "ignored"


async def fails():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        raise ValueError("failed at the end")


async def spawns():
    try:
        await asyncio.sleep(100)
    finally:
        asyncio.create_task(starts_late())
        print("a task made during the shutdown")


async def main():
    tasks = [asyncio.create_task(c, name=c.__name__) for c in (quiet(), tidies(), refuses(), fails())]
    await asyncio.sleep(1)
    tasks.append(asyncio.create_task(starts_late(), name="late"))
    tasks.append(asyncio.create_task(not_started(), name="unstarted"))
    tasks[-1].cancel()
    print("main returns")
    return tasks


tasks = asyncio.run(main())
for task in tasks:
    print(task.get_name(), task.done(), task.cancelled())
print(tasks[2].result())
