"""A task that dies before it is done is reported at that moment; a task and the future that it waits for keep each other alive."""
import asyncio
import os
import sys

def report(loop, context):
    print("report:", context["message"])

async def waits(future):
    await future

loop = asyncio.new_event_loop()
loop.set_exception_handler(report)

async def main():
    future = loop.create_future()
    loop.create_task(waits(future))
    await asyncio.sleep(0)
    future = None
    print("main ends")

loop.run_until_complete(main())
unstarted = waits(None)
loop.create_task(unstarted)
print("closing")
loop.close()
print("closed")
unstarted.close()
sys.stdout.flush()
os._exit(0)  # without the collector's last run, which would find the other one
