"""Event: all who wait wake in the order in which they came; those who come later do not wait."""
import asyncio


async def waiter(event, name):
    print(name, "waits", event.is_set())
    print(name, "woke:", await event.wait(), event.is_set())


async def main():
    event = asyncio.Event()
    print(repr(event).partition("[")[2])
    tasks = [asyncio.create_task(waiter(event, name)) for name in "abc"]
    await asyncio.sleep(0)
    print(repr(event).partition("[")[2])
    event.set()
    event.set()
    event.clear()
    tasks.append(asyncio.create_task(waiter(event, "late")))
    await asyncio.sleep(0)
    print("after one pass", [task.done() for task in tasks])
    event.set()
    await asyncio.gather(*tasks)
    print(repr(event).partition("[")[2])


asyncio.run(main())
