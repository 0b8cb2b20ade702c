"""Future and Task with classes of one's own: what a task calls on what it waits for."""
import asyncio


class Watched(asyncio.Future):
    def add_done_callback(self, callback, *, context=None):
        print("callback added:", type(callback).__name__, context is not None)
        super().add_done_callback(callback, context=context)

    def cancel(self, msg=None):
        print("asked to cancel", msg)
        return super().cancel(msg)

    def set_result(self, result):
        print("result", result)
        super().set_result(result)


async def wait(future):
    try:
        return await future
    except asyncio.CancelledError as error:
        return "cancelled", error.args


async def main():
    loop = asyncio.get_running_loop()
    future = Watched()
    task = asyncio.create_task(wait(future))
    await asyncio.sleep(0)
    loop.call_soon(future.set_result, 5)
    print(await task)
    future = Watched(loop=loop)
    task = asyncio.create_task(wait(future))
    await asyncio.sleep(0)
    task.cancel("no more")
    print(await task)
    done = Watched()
    done.set_result("at once")
    print(await done, done)


asyncio.run(main())
