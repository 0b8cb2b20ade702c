# Futures that belong to another loop.
import asyncio

elsewhere = asyncio.new_event_loop()


async def main():
    def future():
        return elsewhere.create_future()

    lost = future()
    for attempt in (lambda: lost, lambda: lost, lambda: asyncio.wait_for(lost, 1), lambda: asyncio.wait_for(future(), 1),
                    lambda: asyncio.shield(future()), lambda: asyncio.wait([future()], timeout=0.1)):
        try:
            print(await attempt())
        except RuntimeError as error:
            print(str(error).partition(" cb=")[0])
    for attempt in (lambda: asyncio.ensure_future(future(), loop=asyncio.get_running_loop()),
                    lambda: asyncio.gather(future(), asyncio.get_running_loop().create_future())):
        try:
            await attempt()
        except ValueError as error:
            print(error)
    own = asyncio.get_running_loop().create_future()
    iterator = own.__await__()
    print(next(iterator) is own, own._asyncio_future_blocking)
    try:
        await own
    except RuntimeError as error:
        print(error)


asyncio.run(main())
elsewhere.close()
