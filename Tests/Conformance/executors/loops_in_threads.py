"""Each thread has a current loop of its own, or none."""
import asyncio
import threading


async def which(label):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.1)
    print(label, asyncio.get_event_loop() is loop, threading.current_thread().name)
    return loop


def has_none():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)


def sets_one():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print("set", asyncio.get_event_loop() is loop)
    loop.run_until_complete(which("by hand"))
    loop.close()


own = asyncio.new_event_loop()
asyncio.set_event_loop(own)
threads = [
    threading.Thread(target=has_none, name="none"),
    threading.Thread(target=sets_one, name="sets"),
    threading.Thread(target=lambda: asyncio.run(which("run")), name="runs"),
]
for thread in threads:
    thread.start()
    thread.join()
own.run_until_complete(which("main"))
print(asyncio.get_event_loop() is own)
own.close()
asyncio.run(which("main again"))
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
