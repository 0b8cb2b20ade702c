"""stop() ends the loop after the pass that runs; what was queued stays for the next time."""
import asyncio

loop = asyncio.new_event_loop()

def queues_more():
    print("one")
    loop.call_soon(print, "three")

loop.call_soon(queues_more)
loop.call_soon(loop.stop)
loop.call_soon(print, "two")
loop.run_forever()
print("stopped", loop.is_running(), loop.time())
loop.stop()
loop.run_forever()
print("again", loop.time())
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
loop.call_later(1, future.set_result, "late")
print(loop.run_until_complete(future), loop.time())
loop.close()
for method in loop.run_forever, lambda: loop.call_soon(print), lambda: loop.call_at(1, print):
    try:
        method()
    except RuntimeError as error:
        print(error)
