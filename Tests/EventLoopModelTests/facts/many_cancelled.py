"""When more than half of more than a hundred timers are cancelled, they are swept out, and the heap is made anew."""
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    handles = [loop.call_at(1.0 + number * 7 % 4, print, number) for number in range(150)]
    for number in range(150):
        if number % 3:
            handles[number].cancel()
    await asyncio.sleep(0)
    for number in range(150, 160):
        loop.call_at(2.0, print, number)
    await asyncio.sleep(9)

asyncio.run(main())
