# Look for: when main returns, run() cancels what is left and lets it end; not all goes quietly.
import asyncio


async def background(name):
    try:
        while True:
            print(name, "ticks")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "is cancelled at the end of run")
        raise
    finally:
        await asyncio.sleep(1)
        print(name, "has tidied up")


async def main():
    first = asyncio.create_task(background("first"))
    second = asyncio.create_task(background("second"))
    await asyncio.sleep(1.5)
    print("main returns, unfinished:", (not first.done()) + (not second.done()))


asyncio.run(main())
print("run has returned")
