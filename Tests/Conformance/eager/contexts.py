"""An eager task runs in a copy of the context, or in the one that it is given."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="nothing")


async def reads(label, sets=None):
    print(label, "sees", variable.get())
    if sets is not None:
        variable.set(sets)
    await asyncio.sleep(0)
    print(label, "still sees", variable.get())


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    variable.set("main's")
    one = asyncio.create_task(reads("one", "one's"), name="one")
    print("main sees", variable.get())
    other = contextvars.copy_context()
    other.run(variable.set, "other's")
    two = asyncio.create_task(reads("two", "two's"), name="two", context=other)
    print("main sees", variable.get(), "other", other[variable])
    await one
    await two
    print("main sees", variable.get(), "other", other[variable])
    print(two.get_context() is other, one.get_context() is other)


asyncio.run(main())
