"""An exception that nobody retrieves is reported when its task dies: right after its last turn, if nobody holds it."""
import asyncio

def report(loop, context):
    print("report:", context["message"])

async def fails(name):
    await asyncio.sleep(0)
    print(name, "fails")
    raise ValueError(name)

async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    asyncio.create_task(fails("A"))
    held = asyncio.create_task(fails("B"))
    asyncio.create_task(fails("C"))
    for turn in range(3):
        await asyncio.sleep(0)
        print("turn", turn)
    held = None
    print("main ends")

asyncio.run(main())
