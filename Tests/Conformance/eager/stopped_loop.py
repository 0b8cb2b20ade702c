"""While the loop does not run, an eager task waits for its turn like any other."""
import asyncio


async def job(n):
    print("job", n)
    return n


loop = asyncio.new_event_loop()
loop.set_task_factory(asyncio.eager_task_factory)
task = loop.create_task(job(1), name="one")
print("created", task.done())


def callback():
    inner = loop.create_task(job(2), name="two")
    print("in a callback", inner.done())


loop.call_soon(callback)
print(loop.run_until_complete(task))
print(loop.run_until_complete(job(3)))
loop.close()
try:
    coroutine = job(4)
    loop.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
