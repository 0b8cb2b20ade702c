# Writers that are dropped without being closed close themselves.
import asyncio
import warnings

warnings.simplefilter("always")


async def serve(reader, writer):
    print("server reads", await reader.read())


async def drop():
    reader, writer = await asyncio.open_connection("127.0.0.1", 9025)
    writer.write(b"something")


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9025)
    await drop()
    await asyncio.sleep(1)
    server.close()
    await server.wait_closed()
    print("all gone")


asyncio.run(main())
