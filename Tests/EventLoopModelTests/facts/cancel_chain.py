"""Cancelling a task that awaits a task that awaits a task cancels the innermost one first."""
import asyncio

async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner ends")

async def middle(task):
    try:
        await task
    finally:
        print("middle ends")

async def outer(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer:", repr(error))
    print("outer lives on")
    await asyncio.sleep(0)
    return "done"

async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(middle(first))
    third = asyncio.create_task(outer(second))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    third.cancel("down the chain")
    print(first.cancelling(), second.cancelling(), third.cancelling())
    for turn in range(4):
        print("turn", turn, first.done(), second.done(), third.done())
        await asyncio.sleep(0)
    print(await third, third.cancelled(), third.cancelling())

asyncio.run(main())
