# Look for: one child fails, the group cancels the others, waits until each has cleaned up, and only then raises.
import asyncio


async def serve(name):
    try:
        await asyncio.sleep(60)
    finally:
        print(name, "closes its connection")
        await asyncio.sleep(0.5)
        print(name, "is closed")


async def fail():
    await asyncio.sleep(1)
    raise ConnectionError("the cable is out")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(serve("web"), name="web")
            group.create_task(serve("mail"), name="mail")
            group.create_task(fail(), name="cable")
    except* ConnectionError as group:
        print("all are down:", group.exceptions)


asyncio.run(main())
