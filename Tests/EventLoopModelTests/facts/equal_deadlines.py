"""Equal deadlines fire in the order of the heap, not in the order in which they were set."""
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    handles = []
    for number in range(20):
        handles.append(loop.call_at(1.0 + number % 3, print, number))
    handles[0].cancel()
    handles[7].cancel()
    await asyncio.sleep(5)

asyncio.run(main())
