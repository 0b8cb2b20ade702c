# Look for: when time runs out, wait_for cancels the task, waits until it has ended, then raises TimeoutError.
import asyncio


async def slow_answer():
    try:
        await asyncio.sleep(10)
        return 42
    except asyncio.CancelledError:
        print("slow_answer: cancelled, closing the connection")
        await asyncio.sleep(2)
        print("slow_answer: closed")
        raise


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        await asyncio.wait_for(slow_answer(), timeout=1)
    except TimeoutError:
        print(f"main: timed out, after {loop.time() - start:.1f} s")
    print("main: with more time:", await asyncio.wait_for(slow_answer(), timeout=30))


asyncio.run(main())
