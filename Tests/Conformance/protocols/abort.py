# abort() drops what is buffered; connection_lost comes all the same.
import asyncio


class Side(asyncio.Protocol):
    def __init__(self, name):
        self.name = name
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        print(self.name, "received", data)

    def connection_lost(self, exc):
        print(self.name, "lost:", exc)
        self.lost.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    sides = []

    def factory():
        sides.append(Side("server"))
        return sides[-1]

    server = await loop.create_server(factory, "127.0.0.1", 8894)
    for end in ("abort", "close"):
        transport, client = await loop.create_connection(lambda: Side("client"), "127.0.0.1", 8894)
        transport.write(b"before")
        getattr(transport, end)()
        transport.write(b"after")
        transport.abort()
        transport.close()
        print(end, transport.is_closing(), transport.is_reading())
        await client.lost
        print("client is through:", transport)
        await sides[-1].lost
    print(server.sockets[0].family, server.sockets[0].type, server.sockets[0].fileno())
    server.close()


asyncio.run(main())
