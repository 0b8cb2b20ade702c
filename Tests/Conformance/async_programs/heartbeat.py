# A periodic task beside the work, cancelled when the work is done.
import asyncio


async def heartbeat(period):
    beats = 0
    try:
        while True:
            await asyncio.sleep(period)
            beats += 1
            print("beat", beats)
    except asyncio.CancelledError:
        print("stopped after", beats, "beats")
        raise


async def work():
    for part in range(3):
        await asyncio.sleep(0.8)
        print("part", part)
    return "work done"


async def main():
    beating = asyncio.create_task(heartbeat(0.5))
    try:
        print(await work())
    finally:
        beating.cancel()
        results = await asyncio.gather(beating, return_exceptions=True)
        print(results)


asyncio.run(main())
