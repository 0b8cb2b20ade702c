# Unix sockets: a path in the place of host and port.
import asyncio


async def serve(reader, writer):
    print("server:", repr(writer.get_extra_info("peername")), writer.get_extra_info("sockname"))
    data = await reader.readline()
    writer.write(b"pong " + data)
    writer.close()
    await writer.wait_closed()


async def main():
    for path in ("nowhere.sock",):
        try:
            await asyncio.open_unix_connection(path)
        except OSError as error:
            print(repr(error))
    server = await asyncio.start_unix_server(serve, "echo.sock")
    print([sock.getsockname() for sock in server.sockets], [sock.family for sock in server.sockets])
    reader, writer = await asyncio.open_unix_connection("echo.sock")
    print("client:", writer.get_extra_info("peername"), repr(writer.get_extra_info("sockname")))
    writer.write(b"ping\n")
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_unix_connection("echo.sock")
    except OSError as error:
        print(repr(error))


asyncio.run(main())
