"""A task of one's own making: registered, entered and left around each step, it is what current_task and all_tasks answer."""
import asyncio


class MyTask:
    def __init__(self, coroutine, loop, name):
        self.coroutine, self.loop, self.name, self.ended = coroutine, loop, name, False
        asyncio._register_task(self)
        loop.call_soon(self.step)

    def get_loop(self):
        return self.loop

    def done(self):
        return self.ended

    def step(self):
        asyncio._enter_task(self.loop, self)
        try:
            self.coroutine.send(None)
        except StopIteration as end:
            self.ended = True
            print(self.name, "returned", end.value)
        else:
            self.loop.call_soon(self.step)
        finally:
            asyncio._leave_task(self.loop, self)
            if self.ended:
                asyncio._unregister_task(self)


async def work():
    print("current:", asyncio.current_task().name)
    await asyncio.sleep(0)
    print("still:", asyncio.current_task().name)
    return "result"


async def main():
    loop = asyncio.get_running_loop()
    tasks = [MyTask(work(), loop, name) for name in ("mine", "other")]
    print(len(asyncio.all_tasks()), sum(isinstance(task, MyTask) for task in asyncio.all_tasks()))
    await asyncio.sleep(0.1)
    print([task.done() for task in tasks], len(asyncio.all_tasks()))
    for call in (asyncio._enter_task, asyncio._leave_task):
        try:
            call(loop, "neither")
        except RuntimeError as error:
            print(str(error).partition("<")[0])


asyncio.run(main())
