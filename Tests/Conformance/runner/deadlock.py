# Nothing is ready and no timer is set: the loop can never go on.
import asyncio


async def main():
    print("waiting for nobody")
    await asyncio.get_running_loop().create_future()
    print("never printed")


asyncio.run(main())
