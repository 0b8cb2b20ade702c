"""Cancelling one of two tasks that await each other goes round until CPython's recursion limit."""
import asyncio
import os
import sys

tasks = {}

async def waits(other):
    await tasks[other]

async def main():
    tasks["A"] = asyncio.create_task(waits("B"))
    tasks["B"] = asyncio.create_task(waits("A"))
    await asyncio.sleep(0)
    try:
        tasks["A"].cancel()
    except RecursionError as error:
        print(repr(error))
    print(tasks["A"].cancelling(), tasks["B"].cancelling())
    await asyncio.sleep(0)
    print(tasks["A"].done(), tasks["B"].done())
    sys.stdout.flush()
    os._exit(0)  # the end of run would fail in the same way

asyncio.run(main())
