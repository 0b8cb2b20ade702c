import asyncio
import warnings


def done(fut):
    print("done:", fut.result())


async def compute(x, y):
    print("Compute %s + %s ..." % (x, y))
    await asyncio.sleep(1.0)
    return x + y


async def print_sum(x, y):
    result = await compute(x, y)
    print("%s + %s = %s" % (x, y, result))


async def slow_operation(future):
    await asyncio.sleep(1)
    future.set_result('Future is done!')


def hello_world(loop):
    print('Hello World')
    loop.stop()


def display_date(end_time, loop):
    print(round(loop.time(), 1))
    if (loop.time() + 1.0) < end_time:
        loop.call_later(1, display_date, end_time, loop)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(print_sum(1, 2))
future = loop.create_future()
asyncio.ensure_future(slow_operation(future), loop=loop)
future.add_done_callback(done)
print(loop.run_until_complete(future))
loop.call_soon(hello_world, loop)
loop.run_forever()
end_time = loop.time() + 5.0
loop.call_soon(display_date, end_time, loop)
loop.run_forever()
tasks = [asyncio.ensure_future(compute(i, i), loop=loop) for i in range(3)]
print(loop.run_until_complete(asyncio.gather(*tasks)))
finished, pending = loop.run_until_complete(asyncio.wait([loop.create_task(compute(7, 8))]))
print(len(finished), pending, finished.pop().result())
print(loop.is_running(), loop.is_closed(), loop.get_debug())
try:
    loop.run_until_complete(asyncio.sleep(5) if False else compute("a", 1))
except TypeError as e:
    print("TypeError:", e)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print, 1)
except RuntimeError as e:
    print(e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    asyncio.set_event_loop(None)
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)
    print([str(x.message) for x in w])
