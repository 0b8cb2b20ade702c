"""Debug mode tells where a coroutine that was never awaited was created."""
import asyncio
import sys


async def forgotten():
    pass


def makes():
    return forgotten()


async def main():
    print(sys.get_coroutine_origin_tracking_depth())
    makes()
    forgotten()
    loop = asyncio.get_running_loop()
    loop.set_debug(False)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())
    forgotten()
    loop.set_debug(True)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())
    coroutine = makes()
    print(len(coroutine.cr_origin) > 0, coroutine.cr_origin[0][1:], coroutine.cr_origin[1][1:])
    coroutine.close()


asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
