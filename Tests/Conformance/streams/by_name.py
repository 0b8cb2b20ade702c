# Hosts by name, and all hosts: localhost, None, the empty string.
import asyncio


async def serve(reader, writer):
    line = await reader.readline()
    writer.write(line.upper())
    writer.close()


async def ask(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"hello\n")
    answer = await reader.read()
    peer = writer.get_extra_info("peername")
    writer.close()
    await writer.wait_closed()
    return answer, peer


async def main():
    for server_host, client_host, port in (
        ("localhost", "localhost", 9030),
        ("localhost", "127.0.0.1", 9031),
        ("127.0.0.1", "localhost", 9032),
        ("0.0.0.0", "localhost", "9033"),
    ):
        async with await asyncio.start_server(serve, server_host, port) as server:
            print(server_host, client_host, [sock.getsockname() for sock in server.sockets], await ask(client_host, port))
    for host in (None, ""):
        async with await asyncio.start_server(serve, host, 9034, family=2) as server:
            print(repr(host), [sock.getsockname() for sock in server.sockets], await ask("localhost", 9034))
    loop = asyncio.get_running_loop()
    print(await loop.getaddrinfo("localhost", 80, type=1), await loop.getaddrinfo("127.0.0.1", 80, family=2, proto=6))
    try:
        await ask("localhost", 9035)
    except OSError as error:
        print(repr(error))


asyncio.run(main())
