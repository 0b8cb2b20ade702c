# Methods put into one loop: asyncio calls them from then on, until they are taken out again.
import asyncio


def logged(method):
    def wrapper(*args, **options):
        print(" ", method.__name__, len(args), sorted(options))
        return method(*args, **options)

    return wrapper


async def worker(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    loop = asyncio.get_running_loop()
    names = ["call_soon", "call_later", "call_at", "create_future", "create_task"]
    for name in names:
        setattr(loop, name, logged(getattr(loop, name)))
    tasks = [asyncio.create_task(worker(delay)) for delay in (0.3, 0.1)]
    for task in tasks:
        print(await task)
    future = loop.create_future()
    future.add_done_callback(lambda _: print("done"))
    future.set_result(1)
    await asyncio.sleep(0)
    for name in names:
        delattr(loop, name)
    print(await asyncio.create_task(worker(0)))

    clock = loop.time
    loop.time = lambda: clock() + 1000
    begin = loop.time()
    await asyncio.sleep(1)
    print(begin > 1000, 1 <= loop.time() - begin < 1.1)
    del loop.time
    print(loop.time() < 1000)

    loop.call_exception_handler = lambda context: print("handler:", context["message"].partition(" at ")[0])
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


asyncio.run(main())


class Loop(asyncio.SelectorEventLoop):
    def stop(self):
        print("stop")
        super().stop()

    def close(self):
        print("close")
        super().close()

    def run_in_executor(self, executor, function, *args):
        future = self.create_future()
        future.set_result(function(*args))
        return future


async def inline():
    print(await asyncio.to_thread(sum, [1, 2]))


asyncio.run(inline(), loop_factory=Loop)
