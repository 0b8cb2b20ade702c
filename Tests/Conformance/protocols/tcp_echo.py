# A TCP echo server and client with protocols.
import asyncio


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        print("connection from", transport.get_extra_info("peername"))
        self.transport = transport

    def data_received(self, data):
        print("data received:", data)
        self.transport.write(data)
        print("close the client's transport")
        self.transport.close()

    def connection_lost(self, exc):
        print("server: connection lost:", exc)


class EchoClient(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost

    def connection_made(self, transport):
        transport.write(self.message.encode())
        print("data sent:", self.message)

    def data_received(self, data):
        print("client: data received:", data.decode())

    def connection_lost(self, exc):
        print("the server closed the connection:", exc)
        self.on_con_lost.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, "127.0.0.1", 8888)
    on_con_lost = loop.create_future()
    transport, protocol = await loop.create_connection(
        lambda: EchoClient("Hello World!", on_con_lost), "127.0.0.1", 8888
    )
    print(type(protocol).__name__, transport.get_protocol() is protocol)
    try:
        await on_con_lost
    finally:
        transport.close()
    server.close()
    await server.wait_closed()
    print(transport)


asyncio.run(main())
