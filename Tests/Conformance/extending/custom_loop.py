"""A loop of one's own class: its methods are called wherever asyncio needs a timer, a future or a task."""
import asyncio


class CountingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.timers, self.futures, self.tasks = 0, 0, 0

    def call_at(self, when, callback, *args, context=None):
        self.timers += 1
        return super().call_at(when, callback, *args, context=context)

    def create_future(self):
        self.futures += 1
        return super().create_future()

    def create_task(self, coro, **options):
        self.tasks += 1
        return super().create_task(coro, **options)


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.1)
    print("sleep:", loop.timers, loop.futures)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout:", loop.timers, loop.futures)
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
        group.create_task(asyncio.sleep(0.1))
    print("group:", loop.tasks, loop.timers)
    await asyncio.gather(asyncio.sleep(0), asyncio.create_task(asyncio.sleep(0)))
    loop.call_later(0.1, print, "later")
    await asyncio.sleep(0.2)
    return loop.timers, loop.futures, loop.tasks


print(asyncio.run(main(), loop_factory=CountingLoop))
