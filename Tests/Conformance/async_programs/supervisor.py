# A supervisor restarts what fails, up to a limit, and stops what is left.
import asyncio

plans = {"steady": [3], "fragile": ["crash", "crash", 1], "hopeless": ["crash"] * 5}


async def child(name, attempt):
    step = plans[name][attempt]
    await asyncio.sleep(0.5)
    if step == "crash":
        raise RuntimeError(f"{name} crashed in attempt {attempt}")
    for n in range(step):
        await asyncio.sleep(1)
        print(name, "works", n)
    return f"{name} finished"


async def supervise(name, limit):
    for attempt in range(limit):
        task = asyncio.create_task(child(name, attempt), name=f"{name}-{attempt}")
        try:
            return await task
        except RuntimeError as error:
            print(f"{task.get_name()}: {error}")
    raise LookupError(f"{name} is beyond repair")


async def main():
    supervisors = [asyncio.create_task(supervise(name, 3), name=name) for name in plans]
    for result in await asyncio.gather(*supervisors, return_exceptions=True):
        print(repr(result))
    unfinished = [t.get_name() for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print(unfinished)


asyncio.run(main())
