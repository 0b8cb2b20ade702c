# done, cancelled, result and exception through a task's life.
import asyncio


def report(task):
    answers = []
    for question in (task.done, task.cancelled, task.cancelling, task.result, task.exception):
        try:
            answers.append(f"{question.__name__}={question()!r}")
        except asyncio.InvalidStateError as error:
            answers.append(f"{question.__name__}: InvalidStateError({error})")
        except asyncio.CancelledError as error:
            answers.append(f"{question.__name__}: {error!r}")
        except ValueError as error:
            answers.append(f"{question.__name__}: raises {error!r}")
    print(f"  {task.get_name():8}", *answers, sep=" | ")


async def good():
    await asyncio.sleep(1)
    return {"answer": 42}


async def bad():
    await asyncio.sleep(1)
    raise ValueError("wrong")


async def endless():
    while True:
        await asyncio.sleep(1)


async def at_once():
    return "at once"


async def main():
    tasks = [asyncio.create_task(c, name=c.__name__) for c in (good(), bad(), endless(), at_once())]
    for moment in range(4):
        print("moment", moment)
        for task in tasks:
            report(task)
        if moment == 2:
            print(tasks[2].cancel("stop"), tasks[0].cancel(), tasks[1].cancel("late"))
        await asyncio.sleep(0 if moment == 0 else 1)
    print("moment", 4)
    for task in tasks:
        report(task)


asyncio.run(main())
