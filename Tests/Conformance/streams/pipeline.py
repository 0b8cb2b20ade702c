# A proxy between a client and a server: bytes are passed on in both directions.
import asyncio


async def upper(reader, writer):
    while data := await reader.read(4):
        writer.write(data.upper())
        await writer.drain()
    writer.write(b"<end>")
    writer.close()


async def pump(reader, writer, name):
    total = 0
    while data := await reader.read(3):
        total += len(data)
        writer.write(data)
        await writer.drain()
    print(name, "passed on", total, "bytes")
    if writer.can_write_eof():
        writer.write_eof()


async def proxy(reader, writer):
    up_reader, up_writer = await asyncio.open_connection("127.0.0.1", 9022)
    await asyncio.gather(pump(reader, up_writer, "up"), pump(up_reader, writer, "down"))
    for each in (writer, up_writer):
        each.close()
        await each.wait_closed()


async def main():
    async with await asyncio.start_server(upper, "127.0.0.1", 9022):
        async with await asyncio.start_server(proxy, "127.0.0.1", 9023):
            reader, writer = await asyncio.open_connection("127.0.0.1", 9023)
            for word in ("some ", "words ", "to pass"):
                writer.write(word.encode())
                await asyncio.sleep(0)
            writer.write_eof()
            print(await reader.read())
            writer.close()
            await writer.wait_closed()


asyncio.run(main())
