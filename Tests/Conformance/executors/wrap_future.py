"""wrap_future: futures of threads in the loop; outcomes and cancellations go both ways."""
import asyncio
import concurrent.futures
import threading


async def main():
    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    print(isinstance(future, asyncio.Future), asyncio.wrap_future(future) is future)
    threading.Timer(0.5, source.set_result, args=["from a timer"]).start()
    print(await future)
    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    threading.Timer(0.1, lambda: source.set_exception(ValueError("bad"))).start()
    try:
        await future
    except ValueError as error:
        print(repr(error))
    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    future.cancel()
    await asyncio.sleep(0)
    print(source.cancelled())
    source = concurrent.futures.Future()
    future = asyncio.wrap_future(source)
    source.cancel()
    try:
        await future
    except asyncio.CancelledError:
        print("cancelled from outside", future.cancelled())
    source = concurrent.futures.Future()
    source.set_exception(concurrent.futures.CancelledError("passed on"))
    try:
        await asyncio.wrap_future(source)
    except BaseException as error:
        print(type(error).__module__, repr(error))
    done = concurrent.futures.Future()
    done.set_result(1)
    future = asyncio.wrap_future(done)
    print(future.done())
    await asyncio.sleep(0)
    print(future.done(), future.result())


asyncio.run(main())
