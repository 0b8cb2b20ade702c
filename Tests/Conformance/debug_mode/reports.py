"""Reports in debug mode say where objects were created."""
import asyncio


async def fails():
    raise ValueError("lost")


async def waits():
    await asyncio.get_running_loop().create_future()


def raises(text):
    raise TypeError(text)


def make_tasks(loop):
    return loop.create_task(fails(), name="fails")


async def main():
    loop = asyncio.get_running_loop()
    task = make_tasks(loop)
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.call_soon(raises, "in a callback")
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError("nobody asks"))
    del future
    await asyncio.sleep(0)

    def handler(loop, context):
        print("handler", sorted(context))

    loop.set_exception_handler(handler)
    loop.call_soon(raises, "again")
    task = asyncio.create_task(fails(), name="again")
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    print("end")


asyncio.run(main(), debug=True)
