# write_eof closes one direction: the server reads all, and answers then.
import asyncio


async def serve(reader, writer):
    data = await reader.read()
    print("server read", len(data), "bytes to the end:", reader.at_eof())
    await asyncio.sleep(0.5)
    writer.write(data[::-1])
    try:
        await writer.drain()
    finally:
        writer.close()
    print("server is closing:", writer.is_closing())
    await writer.wait_closed()
    print("server has closed")


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9004)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9004)
    for part in (b"one ", b"two ", b"three"):
        writer.write(part)
        await asyncio.sleep(0.1)
    writer.write_eof()
    writer.write_eof()
    try:
        writer.write(b"more")
    except RuntimeError as error:
        print("RuntimeError:", error)
    try:
        writer.writelines([b"more"])
    except RuntimeError as error:
        print("RuntimeError:", error)
    print("client still reads:", reader.at_eof(), writer.is_closing())
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print(writer.is_closing())
    server.close()
    await server.wait_closed()


asyncio.run(main())
