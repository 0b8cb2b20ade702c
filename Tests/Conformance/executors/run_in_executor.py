"""loop.run_in_executor with the default executor and with one's own."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial


def work(n, seconds):
    print("work", n)
    time.sleep(seconds)
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work, 3, 0.5)
    print(type(future).__name__, future.done())
    print(await future)
    try:
        await loop.run_in_executor(None, work, -1, 0.1)
    except ValueError as error:
        print("raised", error)
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
        start = loop.time()
        futures = [loop.run_in_executor(pool, work, n, 0.1 * (4 - n)) for n in range(4)]
        print([future.done() for future in futures])
        for future in asyncio.as_completed(futures):
            print("completed", await future, round(loop.time() - start, 2))
    print(await loop.run_in_executor(None, partial(work, n=5, seconds=0)))
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="mine"))
    print(await asyncio.gather(*[loop.run_in_executor(None, work, n, 0.1) for n in range(3)]))
    print(round(loop.time(), 2))
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, work, 1, 0)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
