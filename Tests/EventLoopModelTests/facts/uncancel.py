"""uncancel() takes a request back; with the last one, a cancellation that was not yet thrown is taken back too."""
import asyncio

async def worker():
    print("worker runs")
    await asyncio.sleep(0)
    return "done"

async def main():
    task = asyncio.create_task(worker())
    task.cancel()
    task.cancel()
    print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel())
    print(await task)
    other = asyncio.create_task(worker())
    other.cancel()
    other.cancel()
    print(other.uncancel())
    try:
        await other
    except asyncio.CancelledError as error:
        print(repr(error))

asyncio.run(main())
