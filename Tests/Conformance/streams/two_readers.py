# Only one task at a time may wait for a reader's data.
import asyncio


async def serve(reader, writer):
    await asyncio.sleep(1)
    writer.write(b"data\nmore\n")
    writer.close()


async def read(reader, how):
    try:
        return await how(reader)
    except RuntimeError as error:
        return repr(error)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9006)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9006)
    print(
        await asyncio.gather(
            read(reader, lambda r: r.readline()),
            read(reader, lambda r: r.read(10)),
            read(reader, lambda r: r.readexactly(3)),
            read(reader, lambda r: r.readuntil(b"x")),
        )
    )
    # A cancelled read loses nothing.
    print(await reader.readline(), await reader.readline())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
