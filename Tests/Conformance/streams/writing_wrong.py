# What can be written, and what is said of the rest.
import asyncio


async def serve(reader, writer):
    print(await reader.read())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9005)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9005)
    for data in ("text", 5, None, [b"x"]):
        try:
            writer.write(data)
        except TypeError as error:
            print("TypeError:", error)
    writer.write(b"bytes ")
    writer.write(bytearray(b"bytearray "))
    writer.write(memoryview(b"memoryview"))
    writer.write(b"")
    writer.write_eof()
    print(await reader.read())
    writer.close()
    writer.close()
    await writer.wait_closed()
    reader, writer = await asyncio.open_connection("127.0.0.1", 9005)
    writer.close()
    await writer.wait_closed()
    # A closed writer takes anything, and says so from the fifth on.
    for number in range(7):
        writer.write(b"lost")
    try:
        await writer.drain()
    except ConnectionResetError as error:
        print("drain:", repr(error))
    server.close()
    await server.wait_closed()


asyncio.run(main())
