# The limit of a reader: lines that are too long, chunks without a separator.
import asyncio


async def serve(reader, writer):
    writer.write(b"x" * 30 + b"\nshort\n" + b"y" * 50)
    await asyncio.sleep(1)
    writer.write(b"z" * 10 + b"\nok\n")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9002)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9002, limit=16)
    print(reader)
    for _ in range(6):
        try:
            print(await reader.readline())
        except ValueError as error:
            print("ValueError:", error)
    writer.close()

    reader, writer = await asyncio.open_connection("127.0.0.1", 9002, limit=16)
    for separator in (b"\n", b"short", b"#"):
        try:
            print(await reader.readuntil(separator))
        except asyncio.LimitOverrunError as error:
            print("LimitOverrunError:", error, error.consumed)
    print(len(await reader.read(1000)))
    writer.close()
    server.close()
    await server.wait_closed()
    for limit in (0, -1):
        try:
            asyncio.StreamReader(limit=limit)
        except ValueError as error:
            print(error)


asyncio.run(main())
