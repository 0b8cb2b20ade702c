# The exception of a future whose class is none of asyncio's two is raised by its `result`: whatever is being handled becomes its context.
import asyncio

class Own(asyncio.Future):
    pass

async def waits(future, name):
    try:
        await future
    except BaseException as error:
        print(name, repr(error), "context", repr(error.__context__))
        raise

async def main(kind):
    loop = asyncio.get_running_loop()
    plain, own = loop.create_future(), Own()
    tasks = [asyncio.create_task(waits(plain, "plain")), asyncio.create_task(waits(own, "own"))]
    tasks.append(asyncio.create_task(waits(asyncio.gather(asyncio.sleep(9), return_exceptions=True), "gather")))
    tasks.append(asyncio.create_task(waits(asyncio.gather(asyncio.sleep(9)), "gather, first")))
    tasks.append(asyncio.create_task(waits(asyncio.shield(asyncio.sleep(9)), "shield")))
    tasks.append(asyncio.create_task(waits(asyncio.create_task(asyncio.sleep(9)), "task")))

    async def fails(future):
        try:
            await asyncio.sleep(5)
        finally:
            future.set_exception(KeyError("set"))

    fallen = [loop.create_future(), Own()]
    tasks += [asyncio.create_task(fails(each)) for each in fallen]
    tasks += [asyncio.create_task(waits(asyncio.shield(each), name)) for each, name in zip(fallen, ("shielded", "shielded own"))]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise kind("main")

for kind in (OSError, asyncio.CancelledError, KeyboardInterrupt, SystemExit):
    try:
        asyncio.run(main(kind))
    except BaseException as error:
        print("run", repr(error), repr(error.__context__))

# A loop that is run inside of a handler.
async def late(future):
    await asyncio.sleep(0)
    future.set_exception(LookupError("late"))

loop = asyncio.new_event_loop()
for make in (loop.create_future, lambda: Own(loop=loop)):
    future = make()
    try:
        raise ArithmeticError("outer")
    except ArithmeticError:
        task = loop.create_task(waits(future, make.__name__))
        loop.create_task(late(future))
        try:
            loop.run_until_complete(task)
        except LookupError as error:
            print(repr(error), repr(error.__context__))
loop.close()
