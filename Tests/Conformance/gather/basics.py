# gather: results in order of arguments, what may be gathered, duplicates, nothing at all.
import asyncio


async def job(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    print(name, "ends")
    return name


async def main():
    print(await asyncio.gather(job("a", 3), job("b", 1), job("c", 2)))
    print(await asyncio.gather())
    print(await asyncio.gather(job("alone", 0)))
    task = asyncio.create_task(job("task", 1))
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(await asyncio.gather(task, future, job("coroutine", 0)))
    print(await asyncio.gather(task, task, future))
    same = job("same", 0)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather(asyncio.gather(job("x", 0), job("y", 0)), job("z", 0)))
    print(await asyncio.gather(*[asyncio.sleep(3 - n, n) for n in range(3)]))
    gathering = asyncio.gather(job("later", 1))
    print(type(gathering).__name__, gathering.done(), "nothing has started")
    await asyncio.sleep(2)
    print(gathering.done(), gathering.result(), await gathering)
    first, second = await asyncio.gather(job("p", 0), job("q", 0))
    print(first, second)
    try:
        await asyncio.gather(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
