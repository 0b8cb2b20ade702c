"""Task(eager_start=True) by hand, subclasses, factories of one's own."""
import asyncio


class Mine(asyncio.Task):
    def __repr__(self):
        return f"<Mine {self.get_name()}>"


async def job(n):
    print("job", n)
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.Task(job(0), loop=loop, eager_start=True, name="by hand")
    print(task.done(), task.get_name())
    print(await task)
    factory = asyncio.create_eager_task_factory(Mine)
    loop.set_task_factory(factory)
    task = asyncio.create_task(job(0.1), name="mine")
    print(task, type(task).__name__)
    print(await task)

    def plain(loop, coro, **options):
        print("factory", coro.__name__, sorted(options))
        return asyncio.Task(coro, loop=loop, **options)

    loop.set_task_factory(plain)
    task = loop.create_task(job(0), name="plain")
    print(task.get_name())
    await task
    import contextvars

    await asyncio.create_task(job(0), name="context", context=contextvars.copy_context())
    print(await asyncio.gather(job(0), job(0)))
    for wrong in (1, "factory"):
        try:
            loop.set_task_factory(wrong)
        except TypeError as error:
            print(error)
    try:
        asyncio.Task(7, loop=loop, eager_start=True)
    except TypeError as error:
        print(error)


asyncio.run(main())
