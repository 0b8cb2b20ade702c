import asyncio
from typing import Any


class Actor:
    def __init__(self, name):
        self.name = name
        self.inbox = asyncio.Queue()
        self.task = asyncio.create_task(self._run(), name=f"actor:{name}")
        self.restarts = 0

    async def _run(self):
        while (item := await self.inbox.get()) is not StopAsyncIteration:
            message, reply = item
            handler = getattr(self, f"on_{message[0]}", self.unknown)
            try:
                result = handler(*message[1:])
                if asyncio.iscoroutine(result):
                    result = await result
            except Exception as e:
                self.restarts += 1
                if reply is not None and not reply.cancelled():
                    reply.set_exception(e)
            else:
                if reply is not None and not reply.done():
                    reply.set_result(result)

    def unknown(self, *args):
        raise NotImplementedError(f"{type(self).__name__} has no handler for {args!r}")

    def tell(self, *message: Any):
        self.inbox.put_nowait((message, None))

    async def ask(self, *message, timeout=1.0):
        reply = asyncio.get_running_loop().create_future()
        self.inbox.put_nowait((message, reply))
        return await asyncio.wait_for(reply, timeout)

    async def stop(self):
        self.inbox.put_nowait(StopAsyncIteration)
        await self.task


class Counter(Actor):
    value = 0

    def on_add(self, n=1):
        self.value += n
        return self.value

    async def on_slow(self, t):
        await asyncio.sleep(t)
        return f"slept {t}"

    def on_div(self, n):
        return self.value / n


async def main():
    c = Counter("c1")
    for _ in range(3):
        c.tell("add", 5)
    print(await c.ask("add"), await c.ask("slow", 0.2))
    for m in (("div", 0), ("nope", 1), ("slow", 3), ("add", "x")):
        try:
            print(await c.ask(*m))
        except (ArithmeticError, NotImplementedError, TimeoutError, TypeError) as e:
            print(f"{type(e).__name__}: {e}")
    print(c.restarts, c.inbox.qsize(), c.task.get_name(), c.task.done())
    await c.stop()
    print(c.task.done(), c.task.result())

asyncio.run(main())
