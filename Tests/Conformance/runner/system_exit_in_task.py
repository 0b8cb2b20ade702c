# SystemExit in another task ends the run as well.
import asyncio


async def leaver():
    await asyncio.sleep(1)
    print("leaver leaves")
    raise SystemExit("a message for stderr")


async def main():
    task = asyncio.create_task(leaver(), name="leaver")
    try:
        await asyncio.sleep(5)
        print("never printed")
    except asyncio.CancelledError:
        print("main is cancelled")
        raise


try:
    asyncio.run(main())
finally:
    print("finally")
