"""A future whose class has a cancel() of its own decides what becomes of a request."""
import asyncio

class Refuses(asyncio.Future):
    def cancel(self, msg=None):
        print("asked:", msg)
        return False

async def worker(future):
    try:
        await future
    except asyncio.CancelledError as error:
        print("worker:", repr(error))

async def main():
    future = Refuses()
    task = asyncio.create_task(worker(future))
    await asyncio.sleep(0)
    print(task.cancel("please"), task.cancelling(), future.done())
    await asyncio.sleep(0)
    print("still waiting", task.done())
    future.set_result("x")
    await task

asyncio.run(main())
