# Look for: cancel() only asks; the CancelledError with its message reaches worker a pass later, inside its await.
import asyncio


async def worker():
    try:
        print("worker: going to sleep")
        await asyncio.sleep(60)
        print("worker: never printed")
    except asyncio.CancelledError as error:
        print("worker: cancelled in my sleep:", error.args)
        raise
    finally:
        print("worker: tidying up")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print("main: cancel() says", task.cancel("time is up"))
    print("main: right after it, cancelled() says", task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main: the await raised", repr(error))
    print("main: now cancelled() says", task.cancelled())


asyncio.run(main())
