# A callback that raises is kept by its own report: the traceback holds what the exception handler was given, and that the exception.
import asyncio
import gc

gc.disable()


def fail(future):
    raise ValueError("in a callback")


def handler(loop, about):
    print("handler:", about["message"], *sorted(about))


def forgetful(loop, about):
    print("forgetful handler:", about["message"], *sorted(about))
    about.clear()


def lost(loop, text):
    future = loop.create_future()
    future.set_exception(OSError(text))
    return future


async def main():
    loop = asyncio.get_running_loop()
    for each in handler, forgetful:
        loop.set_exception_handler(each)
        loop.call_soon(fail, lost(loop, "given to call_soon"))
        await asyncio.sleep(0.1)
        loop.call_later(0.1, fail, lost(loop, "given to call_later"))
        await asyncio.sleep(0.2)
        lost(loop, "done").add_done_callback(fail)
        await asyncio.sleep(0.1)
        print("collect", each.__name__)
        gc.collect()
        print("collected")


async def interrupted():
    raise KeyboardInterrupt("by a task")


async def waits_for_others():
    asyncio.get_running_loop().set_exception_handler(handler)
    await asyncio.gather(interrupted(), asyncio.sleep(1))


def stopped(loop):
    loop.set_exception_handler(handler)
    lost(loop, "given to a callback that ends the loop").add_done_callback(ends)
    loop.run_forever()


def ends(future):
    raise SystemExit("by a callback")


asyncio.run(main())
for start in (lambda: asyncio.run(waits_for_others())), lambda: stopped(asyncio.new_event_loop()):
    try:
        start()
    except BaseException as error:
        print("left:", repr(error))
        entry = error.__traceback__
        while entry:
            names = sorted(entry.tb_frame.f_locals) if entry.tb_frame.f_code.co_name == "_run" else ""
            entry = entry.tb_next
        print("the last entry was of a function of the program:", names == "")
        del entry
    print("collect")
    gc.collect()
    print("collected")
