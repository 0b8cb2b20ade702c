# Loops that nobody closes: they warn when they are collected, and what they were to run goes with them.
import asyncio
import gc
import warnings
import weakref

warnings.simplefilter("always")


async def sleeper():
    await asyncio.sleep(5)


def open_loop():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.sleep(0))
    return weakref.ref(loop)


loop = open_loop()
print("in a circle with its pipe:", loop() is not None)
gc.collect()
print(loop())

loop = asyncio.new_event_loop()
reference = weakref.ref(loop)
loop.close()
del loop
print("closed:", reference())

loop = asyncio.new_event_loop()
task = loop.create_task(sleeper())
loop.call_soon(loop.stop)
loop.run_forever()
del loop, task
gc.collect()
print("gone")

loop = asyncio.new_event_loop()
loop.__del__()
print(loop.is_closed())
loop.__del__()


async def main():
    locks = weakref.WeakKeyDictionary()
    locks[asyncio.get_running_loop()] = asyncio.Lock()
    print(len(locks), weakref.ref(asyncio.get_running_loop().call_soon(int))() is None)
    return locks


print(len(asyncio.run(main())))
last = asyncio.new_event_loop()
