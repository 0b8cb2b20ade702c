"""asyncio.run and Runner with a loop factory and debug mode."""
import asyncio


def factory():
    print("making a loop")
    return asyncio.SelectorEventLoop()


async def main(text):
    loop = asyncio.get_running_loop()
    print(text, loop.get_debug(), loop.is_running(), loop.is_closed())
    return loop


loop = asyncio.run(main("run"), loop_factory=factory)
print(loop.is_closed())
with asyncio.Runner(loop_factory=factory, debug=False) as runner:
    print(runner.get_loop() is runner.run(main("runner")), runner.run(main("again")) is runner.get_loop())
try:
    runner.run(coroutine := main("closed"))
except RuntimeError as error:
    print(error)
    coroutine.close()
for wrong in (main, 5, None):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(str(error).partition(" at ")[0])
