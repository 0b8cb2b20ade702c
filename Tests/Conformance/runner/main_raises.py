# main raises while other tasks are unfinished: they are cancelled first, then the traceback is printed.
import asyncio


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other is cancelled first")
        await asyncio.sleep(1)
        print("and may still wait")


async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(1)
    raise LookupError("main fails")


try:
    asyncio.run(main())
finally:
    print("after run")
