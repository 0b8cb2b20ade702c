# A tree of tasks, each waiting for its children.
import asyncio


async def node(path, width, depth):
    print("enter", path)
    if depth == 0:
        await asyncio.sleep(0.1 * len(path))
        return 1
    children = [asyncio.create_task(node(path + str(n), width, depth - 1), name=path + str(n)) for n in range(width)]
    total = 0
    for child in children:
        total += await child
    print("leave", path, total)
    return total


async def main():
    print(await node("r", 2, 3))


asyncio.run(main())
