# Without the collector what is lost in circles goes with the modules, in one row with all the rest.
import asyncio
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print("gone:", self.name, status)


async def waits(future):
    try:
        await future
    finally:
        print("finally")


def lose(name):
    Node(name)


async def main():
    lose("lost first")
    task = asyncio.create_task(waits(asyncio.get_running_loop().create_future()), name="left")
    await asyncio.sleep(0)


gc.disable()
status = "running"
first = Node("first global")
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
lose("lost last")
second = Node("second global")
status = "ending"
print("the end")
