# Five jobs, at most two at a time, with a semaphore made of futures.
import asyncio


class Limit:
    def __init__(self, n):
        self.free = n
        self.waiting = []

    async def __aenter__(self):
        while self.free == 0:
            future = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            await future
        self.free -= 1

    async def __aexit__(self, *details):
        self.free += 1
        if self.waiting:
            self.waiting.pop(0).set_result(None)


running = 0


async def job(n, limit):
    global running
    async with limit:
        running += 1
        print(f"job {n} starts, {running} running")
        await asyncio.sleep(1 + n % 3)
        running -= 1
        print(f"job {n} ends")
    return n * n


async def main():
    limit = Limit(2)
    results = await asyncio.gather(*[job(n, limit) for n in range(5)])
    print(results, f"{asyncio.get_running_loop().time():.0f}")


asyncio.run(main())
