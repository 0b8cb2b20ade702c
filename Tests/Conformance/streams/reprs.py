# How readers, writers, transports and sockets show.
import asyncio


async def serve(reader, writer):
    await asyncio.sleep(1)
    writer.write(b"12345")
    await asyncio.sleep(1)
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9021)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9021, limit=100)
    print(writer.transport)
    print(reader)
    waiting = asyncio.create_task(reader.readexactly(100))
    await asyncio.sleep(1.5)
    print(repr(reader).replace(repr(reader._waiter), "WAITER"))
    print(writer)
    await asyncio.wait([waiting])
    print(repr(waiting.exception()))
    print(writer.transport, reader)
    writer.transport.pause_reading()
    print(writer.transport, writer.transport.is_reading())
    writer.close()
    print(writer.transport)
    await writer.wait_closed()
    print(writer.transport, writer.get_extra_info("socket"))
    server.close()
    print(server)


asyncio.run(main())
