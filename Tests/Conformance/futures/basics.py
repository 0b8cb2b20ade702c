# Futures made by hand: results, exceptions, cancelling, waiting.
import asyncio


async def wait_for_it(name, future):
    try:
        print(name, "got", await future)
    except (ValueError, asyncio.CancelledError) as error:
        print(name, "raised", repr(error))


def state(future):
    return future.done(), future.cancelled()


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(state(future))
    for question in (future.result, future.exception):
        try:
            question()
        except asyncio.InvalidStateError as error:
            print(error)
    waiters = [asyncio.create_task(wait_for_it(n, future)) for n in range(3)]
    await asyncio.sleep(0)
    loop.call_later(1, future.set_result, "late result")
    await asyncio.sleep(2)
    print(state(future), future.result(), future.exception(), await future)
    for action in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            action()
        except asyncio.InvalidStateError as error:
            print(error)
    print(future.cancel())

    failed = loop.create_future()
    waiter = asyncio.create_task(wait_for_it("waiter", failed))
    await asyncio.sleep(0)
    failed.set_exception(ValueError("set by hand"))
    print(state(failed), repr(failed.exception()))
    await waiter
    try:
        failed.result()
    except ValueError as error:
        print(repr(error), error is failed.exception())
    by_class = loop.create_future()
    by_class.set_exception(KeyError)
    print(repr(by_class.exception()))

    cancelled = loop.create_future()
    waiter = asyncio.create_task(wait_for_it("waiter", cancelled))
    await asyncio.sleep(0)
    print(cancelled.cancel("by hand"), cancelled.cancel(), state(cancelled))
    await waiter
    for question in (cancelled.result, cancelled.exception):
        try:
            question()
        except asyncio.CancelledError as error:
            print(repr(error))
    print(asyncio.isfuture(cancelled), asyncio.isfuture(5), isinstance(waiter, asyncio.Future), cancelled.get_loop() is loop)
    for wrong in (StopIteration(), 5):
        try:
            loop.create_future().set_exception(wrong)
        except TypeError as error:
            print(error)


asyncio.run(main())
