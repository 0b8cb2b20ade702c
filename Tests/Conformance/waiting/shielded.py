"""shield: who waits is cancelled, what is waited for goes on."""
import asyncio


async def work(name, seconds=0.2):
    try:
        await asyncio.sleep(seconds)
        print(name, "finished")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def wait(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError as error:
        print("the waiting was cancelled", error.args, inner.done())
        raise


async def main():
    inner = asyncio.create_task(work("kept"))
    outer = asyncio.create_task(wait(inner))
    await asyncio.sleep(0.1)
    outer.cancel("impatient")
    print(await asyncio.gather(outer, return_exceptions=True))
    print(await inner)
    inner = asyncio.create_task(work("cancelled itself"))
    outer = asyncio.create_task(wait(inner))
    await asyncio.sleep(0.1)
    inner.cancel()
    print(await asyncio.gather(outer, inner, return_exceptions=True))
    done = asyncio.create_task(work("done", 0))
    await done
    print(asyncio.shield(done) is done)
    try:
        await asyncio.wait_for(asyncio.shield(late := asyncio.create_task(work("late"))), 0.1)
    except TimeoutError:
        print("wait_for gave up", late.done())
    print(await late)


asyncio.run(main())
