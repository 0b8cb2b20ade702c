"""What result() and exception() answer for a pending, finished, failed and cancelled future."""
import asyncio

def ask(future):
    for question in future.result, future.exception:
        try:
            print(repr(question()))
        except BaseException as error:
            print("raises", repr(error))

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    ask(future)
    future.set_result("x")
    ask(future)
    for change in (lambda: future.set_result("y")), (lambda: future.set_exception(ValueError("z"))):
        try:
            change()
        except asyncio.InvalidStateError as error:
            print("raises", repr(error))
    print(future.cancel())
    failed = loop.create_future()
    failed.set_exception(ValueError("bad"))
    ask(failed)
    cancelled = loop.create_future()
    print(cancelled.cancel("why"), cancelled.cancel("again"))
    ask(cancelled)

asyncio.run(main())
