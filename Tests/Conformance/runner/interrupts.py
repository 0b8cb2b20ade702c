# A program that sends SIGINT to itself: the first one cancels the main task of asyncio.run, the next one is a KeyboardInterrupt.
import asyncio, signal, _thread
async def main():
    try:
        signal.raise_signal(signal.SIGINT)
        print("still here")
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise
try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("KI", repr(e.__context__))
async def second():
    try:
        _thread.interrupt_main()
        _thread.interrupt_main()
        print("not here")
    finally:
        print("finally")
try:
    asyncio.run(second())
except KeyboardInterrupt as e:
    print("KI", repr(e.__context__))
async def swallow():
    asyncio.get_running_loop().call_later(1, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed", asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
    return 4
print(asyncio.run(swallow()))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
old = signal.signal(signal.SIGUSR1, lambda n, f: print("got", n, f.f_code.co_name))
print(old)
def here():
    signal.raise_signal(signal.SIGUSR1)
here()
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
async def third():
    await asyncio.sleep(1)
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(1)
try:
    asyncio.run(third())
except KeyboardInterrupt:
    print("the end")
