"""What is said of an exception that nobody took comes when the last reference goes."""
import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    task = asyncio.create_task(fail("task"))
    await asyncio.sleep(0.1)
    print("kept")
    del task
    print("gone")
    asyncio.create_task(fail("never kept"))
    print("created")
    await asyncio.sleep(0)
    print("one pass")
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError("future"))
    future = None
    print("end")


asyncio.run(main())
