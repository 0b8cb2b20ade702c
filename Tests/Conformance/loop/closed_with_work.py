# A loop is closed, or collected, with handles and timers that were still to come.
import asyncio
import gc
import warnings

warnings.simplefilter("ignore")


async def worker(name):
    print(name, "begins")
    await asyncio.sleep(0)
    print(name, "goes on")


async def main():
    asyncio.get_running_loop().call_later(5, print, "never")
    return "main"


first = asyncio.new_event_loop()
done = first.create_task(worker("done"))
print(first.run_until_complete(main()))
left = first.create_task(worker("left"))
first.call_soon(print, "never either")
first.close()
print(done.done(), left.done())
other = asyncio.new_event_loop()
waiting = other.create_task(worker("waiting"))
other.run_until_complete(waiting)
other.call_later(7, print, "collected")
asleep = other.create_task(asyncio.sleep(3))
other.run_until_complete(asyncio.sleep(0))
del other, waiting
gc.collect()

never_run = asyncio.new_event_loop()
never_run.call_later(1, print, "nobody")
never_run.close()


async def last():
    await asyncio.sleep(0.1)
    print(left.done(), asleep.done())


asyncio.run(last())
