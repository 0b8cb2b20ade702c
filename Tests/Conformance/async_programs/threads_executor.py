import asyncio
import concurrent.futures
import functools
import time
def blocking_io():
    print(f"start blocking_io at {time.strftime('%X')}")
    time.sleep(1)
    print(f"blocking_io complete at {time.strftime('%X')}")
def cpu_bound():
    return sum(i * i for i in range(10 ** 4))
def with_args(a, *, b):
    return a - b
async def main():
    print(f"started main at {time.strftime('%X')}")
    await asyncio.gather(asyncio.to_thread(blocking_io), asyncio.sleep(1))
    print(f"finished main at {time.strftime('%X')}")
    loop = asyncio.get_running_loop()
    print('default thread pool', await loop.run_in_executor(None, cpu_bound))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        result = await loop.run_in_executor(pool, cpu_bound)
        print('custom thread pool', result)
        futs = [loop.run_in_executor(pool, functools.partial(with_args, i, b=10)) for i in range(4)]
        print(await asyncio.gather(*futs))
        f = pool.submit(pow, 2, 10)
        print(await asyncio.wrap_future(f))
        try:
            await loop.run_in_executor(pool, with_args, 1)
        except TypeError as e:
            print(e)
    def callback_from_thread(n):
        loop.call_soon_threadsafe(done.set_result, n)
    done = loop.create_future()
    await asyncio.to_thread(callback_from_thread, 5)
    print(await done)
    async def coro(x):
        await asyncio.sleep(0.1)
        return x * 2
    def thread_body():
        return asyncio.run_coroutine_threadsafe(coro(21), loop).result(timeout=2)
    print(await asyncio.to_thread(thread_body))
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 2), 0.5)
    except TimeoutError:
        print("gave up", time.strftime('%X'))
asyncio.run(main())
print(time.strftime('%X'))
