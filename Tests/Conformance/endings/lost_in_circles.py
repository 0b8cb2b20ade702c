# What only circles of references keep alive has its say when the interpreter collects them at its end, the oldest first.
import asyncio
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("gone:", self.name, status)


def generator(node):
    try:
        yield
    finally:
        print("closed:", node.name)


async def never():
    pass


async def waits(future, name):
    try:
        await future
    finally:
        print("finally:", name)


async def fails():
    raise ValueError("in a circle")


async def main():
    loop = asyncio.get_running_loop()
    waiting = asyncio.create_task(waits(loop.create_future(), "task"), name="waiting")
    failed = asyncio.create_task(fails(), name="failed")
    failed.me = failed
    future = loop.create_future()
    future.me = future
    older = Node("older")
    older.coroutine = never()
    younger = Node("younger")
    younger.generator = generator(younger)
    next(younger.generator)
    future.set_exception(KeyError("in a circle"))
    global reference
    reference = weakref.ref(waiting, lambda reference: print("no more:", reference()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)


status = "running"
asyncio_loop = asyncio.new_event_loop()
asyncio_loop.run_until_complete(main())
asyncio_loop.close()
status = "ending"
kept = Node("a global")
plain = Node("not in a circle")
del plain.me
print("the end")
