"""asyncio.wait: all, the first, or the first that fails; nothing is cancelled, nothing raised."""
import asyncio


async def work(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(name)
    return name


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        specs = (("a", 0.1, False), ("b", 0.2, True), ("c", 0.3, False))
        tasks = [asyncio.create_task(work(*spec), name=spec[0]) for spec in specs]
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending))
        done, pending = await asyncio.wait(tasks, timeout=0.05)
        print("a moment later", names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)
        done, pending = await asyncio.wait(tasks, timeout=0)
        print("afterwards", names(done), names(pending))


asyncio.run(main())
