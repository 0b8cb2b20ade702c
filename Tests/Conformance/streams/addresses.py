# Port 0, all hosts, several hosts, an address that is taken; what get_extra_info says.
import asyncio


async def serve(reader, writer):
    writer.write(repr(writer.get_extra_info("sockname")).encode())
    writer.close()


async def main():
    first = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = first.sockets[0].getsockname()
    print(host, port)
    reader, writer = await asyncio.open_connection(host, port)
    print(await reader.read(), writer.get_extra_info("peername"), writer.get_extra_info("sockname"))
    print(writer.get_extra_info("socket"))
    print(writer.get_extra_info("sslcontext"), writer.get_extra_info("compression", "none"), writer.get_extra_info("cipher"))
    writer.close()
    try:
        await asyncio.start_server(serve, host, port)
    except OSError as error:
        print(type(error).__name__, error.errno, error)

    everywhere = await asyncio.start_server(serve, "0.0.0.0", 0)
    print(everywhere.sockets)
    reader, writer = await asyncio.open_connection("127.0.0.1", everywhere.sockets[0].getsockname()[1])
    print(await reader.read())
    writer.close()

    several = await asyncio.start_server(serve, ["127.0.0.1", "127.0.0.1"], 0)
    print(len(several.sockets))
    six = await asyncio.start_server(serve, "::1", 0)
    print(six.sockets[0].getsockname())
    reader, writer = await asyncio.open_connection("::1", six.sockets[0].getsockname()[1])
    print(await reader.read(), writer.get_extra_info("peername"), writer.get_extra_info("sockname"))
    writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=("127.0.0.1", 0))
    print(writer.get_extra_info("sockname"), await reader.read())
    writer.close()
    for server in (first, everywhere, several, six):
        server.close()
        await server.wait_closed()


asyncio.run(main())
