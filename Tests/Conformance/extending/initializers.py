# Futures and tasks of the program's own classes take what they like, and are made by asyncio's `__init__` when it is called.
import asyncio


class Named(asyncio.Future):
    def __init__(self, name, loop):
        print("name", name)
        super().__init__(loop=loop)
        self.name = name


class Labelled(asyncio.Task):
    def __init__(self, label, coro, **kwargs):
        self.label = label
        super().__init__(coro, **kwargs)

    def __repr__(self):
        return f"<Labelled {self.label} {'done' if self.done() else 'pending'}>"


class Empty(asyncio.Future):
    def __init__(self, *args):
        self.args = args


async def five():
    await asyncio.sleep(0)
    return 5


async def main():
    loop = asyncio.get_running_loop()
    task = Labelled("a", five(), loop=loop, name="nm")
    print(task, task.get_name(), await task, task)
    task = Labelled("b", five())
    print(task.get_name(), await task)
    eager = Labelled("c", five(), loop=loop, eager_start=True)
    print(eager, await eager)
    loop.set_task_factory(lambda loop, coro, **kw: Labelled(coro.__name__, coro, loop=loop, **kw))
    async with asyncio.TaskGroup() as group:
        print(group.create_task(five(), name="given"))
    print(await asyncio.gather(five(), five()))


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


loop = asyncio.new_event_loop()
named = Named("q", loop)
print(named.get_loop() is loop, named.name, named)
named.set_result(3)
print(named)
named.__init__("again", loop)
print(named)
attempt(asyncio.Future, 42)
attempt(asyncio.Future, foo=1)
attempt(asyncio.Task, 1, loop=loop)
attempt(asyncio.Task)
attempt(Labelled, "x")
empty = Empty(1, 2, 3)
print(empty.args, empty.done(), empty.cancelled())
for name in ("result", "exception", "cancel", "get_loop", "_make_cancelled_error"):
    attempt(getattr(empty, name))
attempt(empty.set_result, 1)
attempt(empty.set_exception, ValueError())
attempt(empty.add_done_callback, print)
attempt(empty.remove_done_callback, print)
attempt(repr, empty)
bare = asyncio.Future.__new__(asyncio.Future, loop=loop)
attempt(bare.get_loop)
bare.__init__(loop=loop)
print(bare, bare.get_loop() is loop)


async def waits():
    await Empty()


attempt(loop.run_until_complete, waits())
loop.close()
asyncio.run(main())
