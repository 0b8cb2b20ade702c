"""TaskGroup.create_task: a name and a context of one's own."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="unset")


async def show():
    before = variable.get()
    variable.set(asyncio.current_task().get_name())
    await asyncio.sleep(0)
    return before, variable.get()


async def main():
    variable.set("main")
    own = contextvars.Context()
    shared = contextvars.copy_context()
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(show(), name="copies"),
            group.create_task(show(), name="own", context=own),
            group.create_task(show(), name="first", context=shared),
            group.create_task(show(), name="second", context=shared),
        ]
    for task in tasks:
        print(task.get_name(), task.result())
    print(variable.get(), own.get(variable), shared[variable])


asyncio.run(main())
