# Look for: a task ends by falling off its end, by return, by raise or by cancel; done() is true for all four.
import asyncio


async def fall_off_the_end():
    await asyncio.sleep(0)


async def return_a_value():
    await asyncio.sleep(0)
    return 42


async def raise_an_error():
    await asyncio.sleep(0)
    raise ValueError("no such luck")


async def wait_for_ever():
    await asyncio.sleep(1_000_000)


async def main():
    tasks = []
    for coroutine in (fall_off_the_end(), return_a_value(), raise_an_error(), wait_for_ever()):
        tasks.append(asyncio.create_task(coroutine, name=coroutine.__name__))
    await asyncio.sleep(1)
    tasks[3].cancel()
    await asyncio.sleep(1)
    for task in tasks:
        line = f"{task.get_name():16} done={task.done()} cancelled={task.cancelled()}"
        if not task.cancelled():
            line += f" exception={task.exception()!r}"
        print(line)
    print("returned:", tasks[0].result(), "and", tasks[1].result())


asyncio.run(main())
