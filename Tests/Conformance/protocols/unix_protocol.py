# Protocols over Unix sockets, and create_unix_server's and create_unix_connection's errors.
import asyncio


class Shout(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("made", repr(transport.get_extra_info("peername")), transport.get_extra_info("sockname"))

    def data_received(self, data):
        self.transport.write(data.upper())

    def connection_lost(self, exc):
        print("lost", exc)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_unix_server(Shout, "shout.sock")
    print(server.sockets)
    reader, writer = await asyncio.open_unix_connection("shout.sock")
    writer.write(b"psst")
    print(await reader.read(100))
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    again = await loop.create_unix_server(Shout, "shout.sock")
    print(again.sockets)
    server.close()
    again.close()
    for call in (
        loop.create_unix_connection(Shout),
        loop.create_unix_server(Shout),
        loop.create_unix_connection(Shout, "missing.sock"),
        loop.create_unix_connection(Shout, "missing.sock", server_hostname="x"),
    ):
        try:
            await call
        except (OSError, ValueError) as error:
            print(repr(error))


asyncio.run(main())
