"""How debug mode is switched on, and what stays off."""
import asyncio


async def debugging():
    return asyncio.get_running_loop().get_debug()


print(asyncio.run(debugging()), asyncio.run(debugging(), debug=True), asyncio.run(debugging(), debug=False))
with asyncio.Runner(debug=True) as runner:
    print(runner.run(debugging()), runner.get_loop())
loop = asyncio.new_event_loop()
print(loop.get_debug(), loop.slow_callback_duration)
loop.set_debug(True)
print(loop)
print(loop.run_until_complete(debugging()))
loop.set_debug(False)
print(loop.run_until_complete(debugging()))
loop.close()
