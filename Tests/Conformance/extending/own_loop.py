# An event loop from the ground up: asyncio hands it each handle, and it runs them, by a clock of its own.
import asyncio
import heapq


class Simulator(asyncio.AbstractEventLoop):
    def __init__(self):
        self._now = 0
        self._queue = []
        self._timers = []
        self._count = 0
        self._is_running = False

    def get_debug(self):
        return False

    def time(self):
        return self._now

    def is_running(self):
        return self._is_running

    def is_closed(self):
        return False

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self._queue.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self._now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._timers, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, timer):
        print("   cancelled at", self._now, "due at", timer.when())

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, **options):
        return asyncio.Task(coro, loop=self, **options)

    def call_exception_handler(self, context):
        print("   handler:", context["message"].partition(" at ")[0], repr(context["exception"]))

    def run_until_complete(self, awaitable):
        future = asyncio.ensure_future(awaitable, loop=self)
        self._is_running = True
        asyncio._set_running_loop(self)
        try:
            while not future.done():
                if self._queue:
                    handle = self._queue.pop(0)
                else:
                    handle = heapq.heappop(self._timers)
                    self._now = max(self._now, handle.when())
                    handle._scheduled = False
                if not handle.cancelled():
                    self._count += 1
                    handle._run()
        finally:
            asyncio._set_running_loop(None)
            self._is_running = False
        return future.result()


async def worker(name, delay):
    loop = asyncio.get_running_loop()
    for i in range(2):
        await asyncio.sleep(delay)
        print(name, i, loop.time(), asyncio.current_task().get_name())
    return name


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop.is_running(), len(asyncio.all_tasks()))
    print(await asyncio.gather(worker("a", 5), worker("b", 3)))
    try:
        await asyncio.wait_for(worker("slow", 100), 10)
    except TimeoutError:
        print("timeout at", loop.time())
    print(await asyncio.wait_for(worker("quick", 1), 10))
    async with asyncio.TaskGroup() as group:
        group.create_task(worker("c", 2), name="named")
        group.create_task(worker("d", 2))
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(1, print, "   timer")
    await asyncio.sleep(2)
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked(), loop.time())
    task = asyncio.create_task(worker("never", 1))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    return loop._count


simulator = Simulator()
print(simulator.run_until_complete(main()), simulator.time())
for name in ("run_forever", "close", "set_debug", "get_exception_handler"):
    try:
        getattr(simulator, name)(*[True] * (name == "set_debug"))
    except NotImplementedError as error:
        print(name, type(error).__name__)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)


class Silent(asyncio.AbstractEventLoop):
    pass


for attempt in (lambda loop: loop.time(), lambda loop: asyncio.Future(loop=loop), lambda loop: asyncio.Handle(print, (), loop)):
    try:
        attempt(Silent())
    except NotImplementedError as error:
        print(repr(error))
