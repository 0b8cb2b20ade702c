# Lines: readline, `async for`, what stands before the end without a line feed, at_eof.
import asyncio


async def serve(reader, writer):
    number = 0
    async for line in reader:
        number += 1
        print("server got", line, "eof:", reader.at_eof())
        writer.write(b"%d: %s" % (number, line.upper()))
    print("server: no more lines after", number, reader.at_eof())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9000)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9000)
    writer.writelines([b"first\n", b"second\nthi", b"rd\n", b"last without end"])
    print(writer.can_write_eof(), writer.write_eof())
    while True:
        line = await reader.readline()
        print("client got", line)
        if not line:
            break
    print(reader.at_eof(), await reader.readline(), await reader.read(), await reader.read(5), await reader.readexactly(0))
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
