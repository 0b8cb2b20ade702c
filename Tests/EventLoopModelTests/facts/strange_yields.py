"""What a task does with something strange that its coroutine yields: its next step throws RuntimeError."""
import asyncio

class Yields:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        yield self.value

async def tries(value):
    try:
        await Yields(value)
    except RuntimeError as error:
        print("RuntimeError", str(error).split("<")[0].split(":")[0].strip())
    await asyncio.sleep(0)

async def awaits_itself():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print("RuntimeError", str(error).split("<")[0].split(":")[0].strip())

async def main():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    tasks = [
        asyncio.create_task(tries(42)),
        asyncio.create_task(tries(loop.create_future())),
        asyncio.create_task(awaits_itself()),
    ]
    await asyncio.sleep(0)
    print("main")
    try:
        await foreign
    except RuntimeError as error:
        print("RuntimeError", str(error)[-28:])
    for task in tasks:
        await task
    other.close()

asyncio.run(main())
