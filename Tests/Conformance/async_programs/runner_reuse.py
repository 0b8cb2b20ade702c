import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def bump():
    var.set(var.get() + 1)
    return var.get()


async def spawn():
    async def bg():
        try:
            await asyncio.sleep(1000)
        finally:
            print("background cleaned")
    spawn.task = asyncio.create_task(bg())
    await asyncio.sleep(0)


async def agen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("agen finalized")


async def leave_open():
    async for x in agen():
        print(x)
        break


with asyncio.Runner(debug=False) as runner:
    print(runner.run(bump()), runner.run(bump()))
    runner.run(spawn())
    runner.run(leave_open())
    loop = runner.get_loop()
    print(type(loop).__name__.endswith("EventLoop"), loop.is_running())
print(spawn.task.cancelled())
try:
    runner.run(bump())
except RuntimeError as e:
    print(e)


async def nested():
    c = bump()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
        c.close()

asyncio.run(nested())
try:
    asyncio.run(bump)
except (TypeError, ValueError) as e:
    print(type(e).__name__, str(e)[:35])


async def exits():
    try:
        await asyncio.sleep(1)
    finally:
        raise SystemExit(3)


async def main():
    t = asyncio.create_task(exits())
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("main cancelled by exit")
        raise

asyncio.run(main())
