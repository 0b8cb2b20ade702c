# Look for: result() and exception() of a pending task raise InvalidStateError, of a cancelled one CancelledError.
import asyncio


async def job():
    await asyncio.sleep(1)
    return "done"


def ask(task):
    print(f"{task.get_name()}: done={task.done()} cancelled={task.cancelled()}")
    for question in (task.result, task.exception):
        try:
            print(f"  {question.__name__}() -> {question()!r}")
        except asyncio.InvalidStateError as error:
            print(f"  {question.__name__}() raises InvalidStateError: {error}")
        except asyncio.CancelledError as error:
            print(f"  {question.__name__}() raises CancelledError: {error!r}")


async def main():
    finished = asyncio.create_task(job(), name="finished")
    stopped = asyncio.create_task(job(), name="stopped")
    ask(finished)
    await asyncio.sleep(0)
    stopped.cancel("enough")
    ask(stopped)
    await asyncio.sleep(2)
    ask(finished)
    ask(stopped)


asyncio.run(main())
