import asyncio

class Shop:
    def __init__(self):
        self.jobs = asyncio.Queue(2)
        self.open = asyncio.Event()

    async def worker(self, name):
        await self.open.wait()
        while True:
            item = await self.jobs.get()
            await asyncio.sleep(0.1)
            print(name, item)
            self.jobs.task_done()

async def main():
    shop = Shop()
    sem = asyncio.Semaphore(1)
    workers = [asyncio.create_task(shop.worker(n)) for n in "ab"]
    await asyncio.sleep(0)
    shop.open.set()
    for i in range(4):
        await shop.jobs.put(i)
    await shop.jobs.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    async def bad():
        async with sem:
            await asyncio.sleep(0.1)
            raise ValueError("x")
    async def other():
        async with sem:
            await asyncio.sleep(5)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            tg.create_task(other())
            tg.create_task(asyncio.sleep(9))
    except* ValueError as e:
        print(e.exceptions)
    try:
        async with asyncio.timeout(1.0):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout")
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.5, fut.set_result, 42)
    print(await fut)
    cond = asyncio.Condition()
    async def waiter():
        async with cond:
            await cond.wait()
            print("notified")
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with cond:
        cond.notify()
    await t
    barrier = asyncio.Barrier(2)
    async def party():
        await barrier.wait()
    await asyncio.gather(party(), party())

asyncio.run(main())
