# set_protocol: another protocol takes the transport over, here after a greeting.
import asyncio


class Greeting(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("greeting made")

    def data_received(self, data):
        print("greeting received", data)
        self.transport.write(b"welcome\n")
        self.transport.set_protocol(Counting(self.transport))
        print(type(self.transport.get_protocol()).__name__)

    def connection_lost(self, exc):
        print("greeting lost")


class Counting(asyncio.Protocol):
    def __init__(self, transport):
        self.transport = transport
        self.count = 0

    def connection_made(self, transport):
        print("never called")

    def data_received(self, data):
        self.count += len(data)
        self.transport.write(b"%d\n" % self.count)

    def connection_lost(self, exc):
        print("counting lost at", self.count)


async def main():
    server = await asyncio.get_running_loop().create_server(Greeting, "127.0.0.1", 8895)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8895)
    for word in (b"hello", b"four", b"sixsix"):
        writer.write(word)
        print(await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
