# Exceptions in a protocol's methods: where they are reported, and what becomes of the connection.
import asyncio


class Failing(asyncio.Protocol):
    def __init__(self, where):
        self.where = where
        self.lost = asyncio.get_running_loop().create_future()

    def fail(self, where):
        if where == self.where:
            raise RuntimeError(f"in {where}")

    def connection_made(self, transport):
        self.fail("connection_made")

    def data_received(self, data):
        print("received", data)
        self.fail("data_received")

    def eof_received(self):
        self.fail("eof_received")

    def connection_lost(self, exc):
        self.lost.set_result(exc)
        self.fail("connection_lost")


async def serve(reader, writer):
    writer.write(b"data")
    await asyncio.sleep(0.1)
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(serve, "127.0.0.1", 8893)
    for where in ("nowhere", "connection_made", "data_received", "eof_received", "connection_lost"):
        transport, protocol = await loop.create_connection(lambda: Failing(where), "127.0.0.1", 8893)
        print(where, "->", repr(await protocol.lost))
        await asyncio.sleep(0.2)
    server.close()

    def broken_factory():
        raise LookupError("no protocol today")

    try:
        await loop.create_connection(broken_factory, "127.0.0.1", 8893)
    except (LookupError, OSError) as error:
        print(repr(error))
    server = await loop.create_server(broken_factory, "127.0.0.1", 8893)
    try:
        await loop.create_connection(broken_factory, "127.0.0.1", 8893)
    except LookupError as error:
        print(repr(error))
    reader, writer = await asyncio.open_connection("127.0.0.1", 8893)
    try:
        print(await reader.read())
    except OSError as error:
        print(repr(error))
    writer.close()
    server.close()


asyncio.run(main())
