"""A cancelled handle lets go of its arguments at once: what dies with them does so in asyncio's own code."""
import asyncio


async def never():
    pass


class Resource:
    def __del__(self):
        print("gone")
        raise ValueError("in __del__")


async def main():
    loop = asyncio.get_running_loop()
    for call in (loop.call_soon, lambda *what: loop.call_later(1, *what)):
        for argument in (never, Resource):
            handle = call(print, argument())
            print("cancel")
            handle.cancel()
            print("cancelled", handle.cancelled())
            handle.cancel()


asyncio.run(main())
