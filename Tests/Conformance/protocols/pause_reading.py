# pause_reading and resume_reading; the writing side fills up meanwhile, and is told.
# Its turns depend on the system: on how much its buffers hold.
import asyncio


class Slow(asyncio.Protocol):
    def __init__(self):
        self.total = 0

    def connection_made(self, transport):
        self.transport = transport
        transport.pause_reading()
        transport.pause_reading()
        print("reading:", transport.is_reading())
        asyncio.get_running_loop().call_later(2, self.resume)

    def resume(self):
        print("resumed with", self.total)
        self.transport.resume_reading()
        self.transport.resume_reading()

    def data_received(self, data):
        self.total += len(data)

    def eof_received(self):
        print("total:", self.total)


class Fast(asyncio.Protocol):
    def __init__(self):
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        transport.set_write_buffer_limits(high=1000, low=100)
        self.transport = transport
        for _ in range(10):
            transport.write(bytes(1_000_000))
        print("buffered something:", transport.get_write_buffer_size() > 0)
        transport.write_eof()

    def pause_writing(self):
        print("pause writing", asyncio.get_running_loop().time() < 1)

    def resume_writing(self):
        print("resume writing", asyncio.get_running_loop().time() > 2)

    def connection_lost(self, exc):
        self.lost.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Slow, "127.0.0.1", 8891)
    transport, protocol = await loop.create_connection(Fast, "127.0.0.1", 8891)
    print("lost with", await protocol.lost)
    server.close()


asyncio.run(main())
