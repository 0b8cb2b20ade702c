# read, readexactly, readuntil, and what they say when the stream is too short.
import asyncio


async def serve(reader, writer):
    writer.write(b"0123456789abcdef|tail;end")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9001)

    async def connect():
        return await asyncio.open_connection("127.0.0.1", 9001)

    reader, writer = await connect()
    print(await reader.readexactly(4), await reader.read(3), await reader.readuntil(b"|"))
    print(await reader.readuntil((b"end", b";")), await reader.read(100), await reader.read(100))
    writer.close()

    reader, writer = await connect()
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected, isinstance(error, EOFError))
    writer.close()

    reader, writer = await connect()
    try:
        await reader.readuntil(b"never")
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    print(await reader.read())
    writer.close()

    reader, writer = await connect()
    for call in (reader.readexactly(-1), reader.readuntil(b""), reader.readuntil(())):
        try:
            print(await call)
        except (ValueError, IndexError) as error:
            print(type(error).__name__, error)
    print(await reader.read(0), await reader.read(-1))
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
