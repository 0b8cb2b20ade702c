"""shield: the inner failure reaches who waits; when nobody does any more it is reported."""
import asyncio


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise ValueError(seconds)


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print("handler:", context["message"], repr(context.get("exception"))))
    try:
        await asyncio.shield(fail(0.1))
    except ValueError as error:
        print("caught", error)
    inner = asyncio.create_task(fail(0.2))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0.1)
    print(outer.cancel(), inner.cancelled())
    await asyncio.sleep(0.2)
    print(inner.done(), outer.cancelled())
    del inner, outer
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
