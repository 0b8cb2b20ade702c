# An eager task that fails in its first step: `create_task` of the loop has called that step, and so its frame, which the exception leads
# to, keeps the task until the collector comes.
import asyncio
import gc

gc.disable()


async def fails(text):
    raise OSError(text)


async def cancelled():
    raise asyncio.CancelledError("by itself")


def handler(loop, about):
    print("handler:", about["message"], repr(about.get("exception")))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print("by the loop")
    loop.create_task(fails("by the loop"))
    print("by asyncio")
    asyncio.create_task(fails("by asyncio"), name="named")
    print("by ensure_future")
    asyncio.ensure_future(fails("by ensure_future"))
    print("by a callback")
    loop.call_soon(loop.create_task, fails("by a callback"))
    loop.create_task(cancelled())
    await asyncio.sleep(0.1)
    print("names", task_frames(loop.create_task(fails("looked at"))))
    await asyncio.sleep(0.1)


def task_frames(task):
    frame = task.exception().__traceback__.tb_frame
    names = []
    while frame.f_code.co_name != "main":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return [name for name in names if name in ("fails", "create_task")]


with asyncio.Runner() as runner:
    runner.get_loop().set_task_factory(asyncio.eager_task_factory)
    runner.run(main())
    print("collect")
    gc.collect()
    print("collected")
