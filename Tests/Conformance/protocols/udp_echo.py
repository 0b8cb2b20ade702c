# A UDP echo server and client.
import asyncio


class EchoServer(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print("server received", data, "from", addr)
        self.transport.sendto(data, addr)


class EchoClient:
    def __init__(self, messages, done):
        self.messages = messages
        self.done = done

    def connection_made(self, transport):
        self.transport = transport
        for message in self.messages:
            transport.sendto(message)

    def datagram_received(self, data, addr):
        print("client received", data, "from", addr)
        self.messages.remove(data)
        if not self.messages:
            self.transport.close()

    def error_received(self, exc):
        print("error received:", exc)

    def connection_lost(self, exc):
        print("connection lost:", exc)
        self.done.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(EchoServer, local_addr=("127.0.0.1", 9999))
    print(transport, transport.get_extra_info("sockname"), transport.get_extra_info("peername"))
    done = loop.create_future()
    client, _ = await loop.create_datagram_endpoint(
        lambda: EchoClient([b"one", b"two", b""], done), remote_addr=("127.0.0.1", 9999)
    )
    print(client.get_extra_info("sockname"), client.get_extra_info("peername"))
    await done
    try:
        await loop.create_datagram_endpoint(EchoServer, local_addr=("127.0.0.1", 9999))
    except OSError as error:
        print(repr(error))
    transport.close()
    for arguments in ({}, {"local_addr": "nowhere"}, {"local_addr": ("127.0.0.1", 1, 2)}):
        try:
            await loop.create_datagram_endpoint(EchoServer, **arguments)
        except (ValueError, TypeError) as error:
            print(repr(error))


asyncio.run(main())
