# Look for: when main returns, run() cancels the unfinished task and waits until it has tidied up.
import asyncio


async def background():
    try:
        while True:
            print("background: tick")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("background: cancelled at the end of run")
        raise
    finally:
        await asyncio.sleep(1)
        print("background: tidied up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(1.5)
    print("main: returning, background is done:", task.done())
    return "what main returned"


print("run: gave back", repr(asyncio.run(main())))
