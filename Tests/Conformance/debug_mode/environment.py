# A program that asks for debug mode in its environment, before it makes a loop.
import os, asyncio
os.environ["PYTHONASYNCIODEBUG"] = "1"
async def main(): print(asyncio.get_running_loop().get_debug())
asyncio.run(main())
