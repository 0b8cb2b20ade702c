# add_done_callback: order, arguments, removal, failing callbacks.
import asyncio


def one(task):
    print("one", task.get_name(), task.result())


def two(task):
    print("two", task.done())


def failing(task):
    raise ValueError("in the callback")


def removed(task):
    print("never printed")


async def job():
    print("job runs")
    await asyncio.sleep(1)
    return "value"


async def main():
    task = asyncio.create_task(job(), name="job")
    for callback in (one, two, removed, one, failing, two, removed):
        task.add_done_callback(callback)
    print("removed", task.remove_done_callback(removed), task.remove_done_callback(removed))
    await task
    print("main is back")
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: print("added late", t.result()))
    print("added")
    await asyncio.sleep(0)
    cancelled = asyncio.create_task(job(), name="to cancel")
    cancelled.add_done_callback(lambda t: print("cancelled:", t.cancelled()))
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.sleep(0.5)
    print("the end")


asyncio.run(main())
