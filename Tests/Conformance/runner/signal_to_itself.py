# A program that sends itself signals: SIGINT cancels the main task, as Ctrl-C does.
import asyncio
import os
import signal


def heard(number, frame):
    print("heard", signal.Signals(number).name)


signal.signal(signal.SIGUSR1, heard)


async def main():
    os.kill(os.getpid(), signal.SIGUSR1)
    try:
        await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
