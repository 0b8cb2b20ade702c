"""gather, wait, TaskGroup and timeouts over eager tasks."""
import asyncio


async def job(n, delay):
    print("begins", n)
    if delay:
        await asyncio.sleep(delay)
    print("ends", n)
    return n


async def fails():
    raise ValueError("at once")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(job(1, 0), job(2, 0.2), job(3, 0.1)))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(n, 0.1 * (n % 2)), name=f"t{n}") for n in range(4)]
        print([task.done() for task in tasks])
    print([task.result() for task in tasks])
    done, pending = await asyncio.wait([asyncio.create_task(job(n, n / 10)) for n in range(3)], timeout=0.15)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    for future in asyncio.as_completed([job(7, 0.2), job(8, 0), job(9, 0.1)]):
        print("completed", await future)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(5, 1))
            group.create_task(fails())
            print("not reached?")
            await asyncio.sleep(1)
    except* ValueError as caught:
        print(repr(caught))
    try:
        await asyncio.wait_for(job(6, 1), 0.1)
    except TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(job(10, 0), 1))
    print(await asyncio.shield(job(11, 0)))


asyncio.run(main())
