"""A task that was made done behind its back reports its next step."""
import asyncio

async def worker():
    print("never printed")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(type(context["exception"]).__name__))
    task = asyncio.create_task(worker())
    asyncio.Future.set_result(task, "forced")
    await asyncio.sleep(0)
    print(task.result())

asyncio.run(main())
