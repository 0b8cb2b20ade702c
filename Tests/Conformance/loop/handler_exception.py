# An exception handler runs while the exception is being handled; for what died it does not.
import asyncio, sys, traceback
def bad(): 1 / 0
def handler(loop, context):
    print("handling", repr(sys.exception()), context["message"][:30], context.get("exception"))
    traceback.print_exc(file=sys.stdout)
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    f = loop.create_future(); f.set_exception(ValueError(2)); del f
    f = loop.create_future(); f.add_done_callback(lambda f: bad()); f.set_result(1)
    await asyncio.sleep(0)
    print(sys.exception())
    loop.call_exception_handler({"message": "by hand"})
asyncio.run(main())
