# Nobody listens: ConnectionRefusedError, with the address; a retry succeeds once somebody does.
import asyncio
import errno


async def serve(reader, writer):
    writer.write(b"welcome")
    writer.close()


async def main():
    try:
        await asyncio.open_connection("127.0.0.1", 9003)
    except ConnectionRefusedError as error:
        print(repr(error), error.errno, error.errno == errno.ECONNREFUSED, isinstance(error, OSError))
    server = await asyncio.start_server(serve, "127.0.0.1", 9003, start_serving=False)
    print("serving:", server.is_serving())
    starter = asyncio.get_running_loop().call_later(2, server._start_serving)
    for attempt in range(1, 6):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", 9003)
            break
        except OSError as error:
            print("attempt", attempt, "failed:", error)
            await asyncio.sleep(attempt)
    print(await reader.read(), "serving:", server.is_serving())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", 9003)
    except OSError as error:
        print("after close:", error)
    await asyncio.open_connection("127.0.0.1", 9003)


asyncio.run(main())
