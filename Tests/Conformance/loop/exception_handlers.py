"""set_exception_handler, call_exception_handler, default_exception_handler."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="none")


def handler(loop, context):
    print("handler:", sorted(context), context["message"], repr(context.get("exception")), variable.get())


def broken(loop, context):
    raise LookupError("handler broke")


async def fails():
    variable.set("of the task")
    raise ValueError("lost")


def raises():
    raise TypeError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_exception_handler({"message": "by hand"})
    loop.call_exception_handler({"message": "with more", "exception": OSError(3, "no"), "extra": 1})
    variable.set("of main")
    loop.call_soon(raises)
    await asyncio.sleep(0)
    task = asyncio.create_task(fails(), name="fails")
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.set_exception_handler(broken)
    loop.call_exception_handler({"message": "to a broken handler", "a": 1})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "to the default one", "future": None, "zebra": [1], "alpha": "x"})
    loop.default_exception_handler({"exception": ValueError("no message")})
    loop.default_exception_handler({"message": ""})
    loop.call_soon(raises)
    await asyncio.sleep(0)
    for wrong in (1, "x"):
        try:
            loop.set_exception_handler(wrong)
        except TypeError as error:
            print(error)


asyncio.run(main())
