"""Two tasks await one future: cancelling one of them cancels the future, and so the other."""
import asyncio

async def worker(name, future):
    try:
        await future
    except asyncio.CancelledError as error:
        print(name, repr(error))

async def main():
    future = asyncio.get_running_loop().create_future()
    a = asyncio.create_task(worker("A", future))
    b = asyncio.create_task(worker("B", future))
    await asyncio.sleep(0)
    a.cancel("stop")
    print(future.cancelled(), a.cancelling(), b.cancelling())
    await a
    await b

asyncio.run(main())
