"""What every program begins with."""

PRELUDE = """\
import asyncio
import contextvars
import functools
import gc
import sys
import time

gc.disable()
started = {}
futures = []
handles = []
streams = []
groups = []
contexts = []
lock = asyncio.Lock()
semaphore = asyncio.Semaphore(2)
bounded = asyncio.BoundedSemaphore(1)
event = asyncio.Event()
condition = asyncio.Condition()
barrier = asyncio.Barrier(2)
queue = asyncio.Queue(2)
heap = asyncio.PriorityQueue(1)
stack = asyncio.LifoQueue()
variable = contextvars.ContextVar("variable", default="unset")


def say(*words):
    task = asyncio.current_task()
    print(f"{asyncio.get_running_loop().time():.3f}", task.get_name() if task else "-", *words)


def state(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "cancelled"
    return repr(future.exception() or future.result())


def states():
    for name, task in started.items():
        print("   ", name, state(task))
    for primitive in (lock, semaphore, bounded, event, condition, barrier):
        print("   ", repr(primitive).partition("[")[2])
    print("   ", queue, heap, stack)


def start(coroutine, name):
    task = started[name] = asyncio.create_task(coroutine, name=name)
    return task


def chosen(place, above=-1):
    tasks = [task for name, task in started.items() if int(name.partition("w")[2]) > above]
    return tasks[place % len(tasks)] if tasks else asyncio.ensure_future(asyncio.sleep(0, "nobody"))


def own_lines(stack):
    return [frame.f_lineno for frame in stack if frame.f_code.co_filename == __file__]


def by_name(tasks):
    return sorted(tasks, key=lambda task: task.get_name())


def cancel_the_rest():
    left = by_name(asyncio.all_tasks())
    say("cancelling", *(task.get_name() for task in left))
    for task in left:
        task.cancel("the end")
    # Who waits for the lock of a condition again takes no notice of a cancellation until it has it.
    if condition.locked():
        condition.release()
    asyncio.get_running_loop().call_later(3, cancel_the_rest)


async def numbers(count):
    try:
        for number in range(count):
            yield number
            await asyncio.sleep(0.1 * number)
    finally:
        say("numbers are closed")


async def nested(depth, awaitable):
    if depth == 0:
        return await awaitable
    try:
        return await nested(depth - 1, awaitable)
    finally:
        say("nested", depth)


class Step:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        say("enter", self.name)
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, kind, error, traceback):
        say("exit", self.name, repr(error))
        await asyncio.sleep(0)


class Moment:
    def __await__(self):
        yield
        return "a moment"


class Waiter:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        result = yield from self.future
        return "waited", result


class Odd:
    def __init__(self, item):
        self.item = item

    def __await__(self):
        return (yield self.item)
"""
