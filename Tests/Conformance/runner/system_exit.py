# SystemExit in main, with a status.
import asyncio


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other is told")


async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(1)
    print("leaving")
    raise SystemExit(7)


asyncio.run(main())
print("never printed")
