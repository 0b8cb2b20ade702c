"""get_coro, get_context, get_loop, get_name, and what create_task takes."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


async def job():
    variable.set(variable.get() + 1)
    return variable.get()


async def main():
    loop = asyncio.get_running_loop()
    coroutine = job()
    task = asyncio.create_task(coroutine, name="job")
    print(task.get_coro() is coroutine, task.get_loop() is loop, task.get_name())
    print(await task, task.get_context()[variable], task.get_coro() is coroutine)
    shared = contextvars.copy_context()
    for _ in range(3):
        print(await asyncio.create_task(job(), context=shared), end=" ")
    print(shared[variable], variable.get())
    print(loop.create_future().get_loop() is loop)
    task = asyncio.create_task(job(), name=42)
    print(repr(task.get_name()))
    task.set_name(("a", 1))
    print(repr(task.get_name()))
    await task
    try:
        asyncio.create_task(task)
    except TypeError as error:
        print(type(error).__name__)
    try:
        asyncio.create_task(job(), nme="x")
    except TypeError as error:
        print(error)


asyncio.run(main())
