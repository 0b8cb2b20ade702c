"""asyncio.wait: what it does not take."""
import asyncio


async def work():
    return 1


async def main():
    task = asyncio.create_task(work(), name="task")
    coroutine = work()
    for things, options in (([], {}), (task, {}), (coroutine, {}), ([coroutine], {}), ([task], {"return_when": "SOON"})):
        try:
            await asyncio.wait(things, **options)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coroutine.close()
    done, pending = await asyncio.wait([task, task, task])
    print(len(done), len(pending), done.pop().result())
    waiting = asyncio.create_task(asyncio.wait([asyncio.create_task(asyncio.sleep(1), name="slow")]))
    await asyncio.sleep(0.1)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    print(sorted(each.get_name() for each in asyncio.all_tasks()))


asyncio.run(main())
