# Datagrams to a port where nobody listens, to others than the one connected to, and too large ones.
import asyncio


class Endpoint(asyncio.DatagramProtocol):
    def __init__(self, name):
        self.name = name

    def connection_made(self, transport):
        print(self.name, "made")

    def datagram_received(self, data, addr):
        print(self.name, "received", len(data), "bytes from", addr)

    def error_received(self, exc):
        print(self.name, "error received:", repr(exc))

    def connection_lost(self, exc):
        print(self.name, "lost:", exc)


async def main():
    loop = asyncio.get_running_loop()
    connected, _ = await loop.create_datagram_endpoint(lambda: Endpoint("connected"), remote_addr=("127.0.0.1", 9998))
    connected.sendto(b"anybody?")
    await asyncio.sleep(0.1)
    connected.sendto(b"x" * 70_000)
    try:
        connected.sendto(b"elsewhere", ("127.0.0.1", 9997))
    except ValueError as error:
        print(error)
    for data in ("text", None):
        try:
            connected.sendto(data)
        except TypeError as error:
            print(error)
    free, _ = await loop.create_datagram_endpoint(lambda: Endpoint("free"), local_addr=("127.0.0.1", 0))
    free.sendto(b"anybody?", ("127.0.0.1", 9998))
    heard, _ = await loop.create_datagram_endpoint(lambda: Endpoint("heard"), local_addr=("127.0.0.1", 9998))
    free.sendto(b"you", ("127.0.0.1", 9998))
    connected.sendto(b"and you again")
    await asyncio.sleep(0.1)
    for transport in (connected, free, heard):
        transport.close()
        transport.sendto(b"closed", None) if transport is connected else None
    await asyncio.sleep(0.1)


asyncio.run(main())
