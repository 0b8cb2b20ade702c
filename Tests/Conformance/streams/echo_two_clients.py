# The echo server of the documentation's kind, and two clients at the same time.
import asyncio


async def serve(reader, writer):
    data = await reader.read(100)
    peer = writer.get_extra_info("peername")
    print(f"server: {data.decode()!r} from {peer!r} in {asyncio.current_task().get_name()}")
    writer.write(data)
    await writer.drain()
    print("server: closes")
    writer.close()
    await writer.wait_closed()


async def client(message):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    print(f"client: sends {message!r} from", writer.get_extra_info("sockname"))
    writer.write(message.encode())
    await writer.drain()
    data = await reader.read(100)
    print(f"client: received {data.decode()!r}")
    writer.close()
    await writer.wait_closed()
    return len(data)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)
    print("serving on", ", ".join(str(sock.getsockname()) for sock in server.sockets))
    print(server, server.is_serving(), server.get_loop() is asyncio.get_running_loop())
    async with server:
        print(await asyncio.gather(client("hello"), client("a longer message")))
    print(server, server.is_serving(), server.sockets)


asyncio.run(main())
