import asyncio


async def failing(n):
    raise RuntimeError(f"task {n} failed")


async def forgotten():
    return 42


def handler(loop, context):
    print("handler:", context["message"], "|", repr(context.get("exception")), sorted(context))


async def main():
    asyncio.create_task(failing(1))
    forgotten()
    await asyncio.sleep(0.1)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    asyncio.create_task(failing(2))
    await asyncio.sleep(0.1)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.1)
    fut = loop.create_future()
    fut.set_exception(KeyError("lost"))
    del fut
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "by hand", "extra": [1, 2]})
    t = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    print(t)
    t2 = asyncio.create_task(failing(3), name="third")
    await asyncio.wait([t2])
    print(t2)
    print(t2.exception())

asyncio.run(main())
print("end")
