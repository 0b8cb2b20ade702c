"""get_stack and print_stack of tasks that wait, that are done, and that failed."""
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fails():
    1 / 0


async def main():
    task = asyncio.create_task(outer(), name="outer")
    print([frame.f_code.co_name for frame in task.get_stack()])
    await asyncio.sleep(0)
    stack = task.get_stack()
    print([(frame.f_code.co_name, frame.f_lineno) for frame in stack])
    print(task.get_stack(limit=0), len(task.get_stack(limit=5)))
    task.print_stack(file=sys.stdout)
    broken = asyncio.create_task(fails(), name="broken")
    await asyncio.wait([broken])
    print([(frame.f_code.co_name, frame.f_lineno) for frame in broken.get_stack()])
    broken.print_stack(file=sys.stdout)
    broken.print_stack()
    task.cancel()
    await asyncio.wait([task])
    task.print_stack(file=sys.stdout)
    print(task.get_stack())
    done = asyncio.create_task(asyncio.sleep(0, "x"), name="done")
    await done
    done.print_stack(file=sys.stdout)
    print(repr(broken.exception()))


asyncio.run(main())
