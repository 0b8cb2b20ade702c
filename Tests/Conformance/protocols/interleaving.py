# Three clients at the same time: whose call comes when, between sleeps and callbacks of the loop.
import asyncio


class Server(asyncio.Protocol):
    count = 0

    def connection_made(self, transport):
        Server.count += 1
        self.number = Server.count
        self.transport = transport
        print("server made", self.number)

    def data_received(self, data):
        print("server", self.number, data)
        asyncio.get_running_loop().call_soon(self.transport.write, data * 2)

    def connection_lost(self, exc):
        print("server lost", self.number)


async def client(name, pauses):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8896)
    print(name, "connected")
    for pause in pauses:
        writer.write(name.encode())
        for _ in range(pause):
            await asyncio.sleep(0)
            print(name, "gave way")
        print(name, "read", await reader.read(100))
    writer.close()
    await writer.wait_closed()
    print(name, "closed")


async def busy():
    for number in range(12):
        print("pass", number)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 8896)
    loop.call_later(0.0001, print, "a timer")
    await asyncio.gather(client("a", [0, 3]), client("b", [1, 0, 2]), client("c", [4]), busy())
    server.close()
    await server.wait_closed()
    print("the end", loop.time())


asyncio.run(main())
