"""gather: one awaitable given twice runs once; the results stand where they were asked for."""
import asyncio


async def work(name):
    print(name, "runs")
    await asyncio.sleep(0.1)
    return name


async def main():
    once = work("once")
    task = asyncio.create_task(work("task"))
    print(await asyncio.gather(once, task, once, work("other"), task))
    print(await asyncio.gather())
    nested = asyncio.gather(asyncio.gather(work("a"), work("b")), asyncio.gather(work("c")))
    print(type(nested).__name__, await nested)
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    gathered = asyncio.gather(done)
    print(gathered.done(), await gathered)


asyncio.run(main())
