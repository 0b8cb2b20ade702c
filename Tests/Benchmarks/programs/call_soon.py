# 1,000,000 callbacks: a thousand at a time, each of which queues the next until its turns are used up.
import asyncio

count = 0


def callback(loop, left):
    global count
    count += 1
    if left > 0:
        loop.call_soon(callback, loop, left - 1)


async def main():
    loop = asyncio.get_running_loop()
    for _ in range(1_000):
        loop.call_soon(callback, loop, 999)
    while count < 1_000_000:
        await asyncio.sleep(0)
    print(count)


asyncio.run(main())
