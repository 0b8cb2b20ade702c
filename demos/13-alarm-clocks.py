# Look for: the timers stand in the order of their due times, whatever the order in which the tasks were created.
import asyncio


async def alarm(name, seconds):
    start = asyncio.get_running_loop().time()
    await asyncio.sleep(seconds)
    elapsed = asyncio.get_running_loop().time() - start
    print(f"{elapsed:.1f} s: {name}")
    return name


async def main():
    alarms = [("third", 3), ("first", 0.5), ("second", 2), ("first again", 0.5)]
    tasks = [asyncio.create_task(alarm(name, seconds), name=name) for name, seconds in alarms]
    print("created:", [task.get_name() for task in tasks])
    for task in tasks:
        await task


asyncio.run(main())
