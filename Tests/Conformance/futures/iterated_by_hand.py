"""A future's iterator: it yields the future, and ends with the result."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    iterator = future.__await__()
    print(iterator.send(None) is future)
    future.set_result("value")
    try:
        iterator.send(None)
    except StopIteration as end:
        print("ended with", end.value)
    iterator = iter(loop.create_future())
    next(iterator)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    iterator = iter(future)
    try:
        iterator.throw(ValueError("thrown"))
    except ValueError as error:
        print(error)
    iterator.close()
    for wrong in (5, int):
        try:
            iter(future).throw(wrong)
        except TypeError as error:
            print(error)
    failed = loop.create_future()
    failed.set_exception(KeyError("failed"))
    try:
        next(iter(failed))
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
