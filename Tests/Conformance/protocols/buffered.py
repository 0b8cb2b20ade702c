# A BufferedProtocol has the buffer that data is received into.
import asyncio


class Buffered(asyncio.BufferedProtocol):
    def __init__(self, size):
        self.buffer = bytearray(size)
        self.received = bytearray()
        self.done = asyncio.get_running_loop().create_future()

    def get_buffer(self, sizehint):
        return memoryview(self.buffer)

    def buffer_updated(self, nbytes):
        print("updated", nbytes, bytes(self.buffer[:nbytes]))
        self.received += self.buffer[:nbytes]

    def eof_received(self):
        print("eof")

    def connection_lost(self, exc):
        self.done.set_result(exc)


class Empty(Buffered):
    def get_buffer(self, sizehint):
        return bytearray()


class Broken(Buffered):
    def buffer_updated(self, nbytes):
        raise LookupError("not today")


async def serve(reader, writer):
    writer.write(b"twelve bytes")
    await asyncio.sleep(0.1)
    writer.write(b"and more")
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda loop, context: print(context["message"], repr(context["exception"]), type(context["protocol"]).__name__)
    )
    server = await asyncio.start_server(serve, "127.0.0.1", 8892)
    for kind, size in ((Buffered, 5), (Buffered, 100), (Empty, 1), (Broken, 10)):
        transport, protocol = await loop.create_connection(lambda: kind(size), "127.0.0.1", 8892)
        print(kind.__name__, size, repr(await protocol.done), protocol.received)
    server.close()


asyncio.run(main())
