"""A future whose result another task sets, as the documentation shows, and its methods one by one."""
import asyncio


async def set_after(future, delay, value):
    await asyncio.sleep(delay)
    future.set_result(value)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.create_task(set_after(future, 1, "... world"))
    print("hello ...")
    print(await future)
    other = asyncio.Future()
    print(other.get_loop() is loop, other.done(), other.cancelled(), other)
    calls = []
    other.add_done_callback(calls.append)
    other.add_done_callback(calls.append)
    print(other.remove_done_callback(calls.append), other.remove_done_callback(print))
    other.add_done_callback(lambda done: print("done:", done is other, done.cancelled()))
    print(other.cancel("why"), other.cancel("again"), other.cancelled(), other)
    try:
        await other
    except asyncio.CancelledError as error:
        print(error.args)
    for wrong in (5, "text", object):
        try:
            loop.create_future().set_exception(wrong)
        except TypeError as error:
            print(error)
    stopping = loop.create_future()
    stopping.set_exception(StopIteration("end"))
    try:
        await stopping
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    print(asyncio.Future[int], asyncio.Task[str])


asyncio.run(main())
