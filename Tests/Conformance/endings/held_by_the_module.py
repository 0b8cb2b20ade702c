# An exception that nobody asked for, in a task that the module holds: too late to be reported.
import asyncio


class Application:
    task = None

    async def run(self):
        self.task = asyncio.create_task(self.fails())
        await asyncio.sleep(1)

    async def fails(self):
        raise ValueError("unseen")


application = Application()
asyncio.run(application.run())
print("the end")
