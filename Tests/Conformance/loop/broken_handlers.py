# A default exception handler that fails is logged with its traceback, and so is one that fails for a handler that failed.
import asyncio, logging, sys
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s %(message)s")
class Loop(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("mine", sorted(context))
        raise ValueError("spam")
def bad(): 1 / 0
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.set_exception_handler(lambda l, c: undefined)
    loop.call_soon(bad)
    await asyncio.sleep(0)
asyncio.run(main(), loop_factory=Loop)
