"""Both sides of a connection become readable in one pass: a Unix socket that ends its own side stands before the other one."""
import asyncio


async def serve(reader, writer):
    await go.wait()
    writer.write(b"from the server")
    print("server read", await reader.read())
    writer.close()


async def talk(reader, writer):
    await go.wait()
    writer.write_eof()
    print("client read", await reader.read(4))
    writer.close()


async def main():
    global go
    for listen, connect, address in (
        (asyncio.start_unix_server, asyncio.open_unix_connection, ("x.sock",)),
        (asyncio.start_server, asyncio.open_connection, ("127.0.0.1", 8000)),
    ):
        print(listen.__name__)
        go = asyncio.Event()
        server = await listen(serve, *address)
        client = asyncio.create_task(talk(*await connect(*address)))
        await asyncio.sleep(0.1)
        go.set()
        await client
        await asyncio.sleep(0.1)
        server.close()
        await server.wait_closed()


asyncio.run(main())
