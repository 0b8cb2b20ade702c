# drain waits while the other side reads too slowly.
# Its turns depend on the system: on how much its buffers hold.
import asyncio

BLOCK = 1 << 20
BLOCKS = 12


async def serve(reader, writer):
    await asyncio.sleep(5)
    print("the reader begins at", round(asyncio.get_running_loop().time()))
    total = 0
    while data := await reader.read(100_000):
        total += len(data)
    print("the reader got", total == BLOCK * BLOCKS)
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9017)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9017)
    transport = writer.transport
    print(transport.get_write_buffer_limits(), transport.get_write_buffer_size())
    for _ in range(BLOCKS):
        writer.write(b"." * BLOCK)
    print("too much at once:", transport.get_write_buffer_size() > 65536)
    await writer.drain()
    print("drained after", round(asyncio.get_running_loop().time()), "to", transport.get_write_buffer_size() <= 16384)
    writer.close()
    await writer.wait_closed()
    transport = None
    server.close()
    await server.wait_closed()


async def limits():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 9018)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9018)
    for marks in ({"high": 100}, {"low": 10}, {"high": 8, "low": 2}, {"high": 0}, {}):
        writer.transport.set_write_buffer_limits(**marks)
        print(marks, writer.transport.get_write_buffer_limits())
    for marks in ({"high": 1, "low": 2}, {"low": -1}):
        try:
            writer.transport.set_write_buffer_limits(**marks)
        except ValueError as error:
            print(error)
    writer.close()
    server.close()


asyncio.run(main())
asyncio.run(limits())
