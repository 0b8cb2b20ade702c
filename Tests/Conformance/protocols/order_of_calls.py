# Every call of a protocol, in order, on both sides.
import asyncio


class Noisy(asyncio.Protocol):
    def __init__(self, name):
        self.name = name

    def note(self, *what):
        print(f"{self.name}:", *what)

    def connection_made(self, transport):
        self.transport = transport
        self.note("connection_made", transport.is_reading(), transport.is_closing())

    def data_received(self, data):
        self.note("data_received", data)

    def eof_received(self):
        self.note("eof_received")
        return self.name == "stays"

    def pause_writing(self):
        self.note("pause_writing")

    def resume_writing(self):
        self.note("resume_writing")

    def connection_lost(self, exc):
        self.note("connection_lost", exc)


async def main():
    loop = asyncio.get_running_loop()
    for server_name in ("stays", "closes"):
        protocols = []

        def factory():
            protocols.append(Noisy(server_name))
            return protocols[-1]

        server = await loop.create_server(factory, "127.0.0.1", 8890)
        transport, client = await loop.create_connection(lambda: Noisy("client"), "127.0.0.1", 8890)
        transport.write(b"one")
        transport.writelines([b"two", b"three"])
        await asyncio.sleep(0.1)
        protocols[0].transport.write(b"answer")
        transport.write(b"four")
        transport.write_eof()
        await asyncio.sleep(0.1)
        if not protocols[0].transport.is_closing():
            protocols[0].transport.write(b"after the end")
            await asyncio.sleep(0.1)
            protocols[0].transport.close()
        await asyncio.sleep(0.1)
        print("client is closing:", transport.is_closing())
        transport.close()
        await asyncio.sleep(0.1)
        server.close()
        await server.wait_closed()


asyncio.run(main())
