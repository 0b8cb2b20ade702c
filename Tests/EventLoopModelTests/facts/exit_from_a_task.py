"""SystemExit leaves the loop at once; the end of run still cancels the others."""
import asyncio

async def leaves():
    await asyncio.sleep(1)
    raise SystemExit(3)

async def waits():
    try:
        await asyncio.sleep(10)
    finally:
        print("waits ends")

async def main():
    asyncio.create_task(leaves())
    task = asyncio.create_task(waits())
    await task

asyncio.run(main())
