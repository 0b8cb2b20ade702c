import asyncio
import contextlib

clients = {}


async def broadcast(sender, text):
    for name, writer in list(clients.items()):
        if name != sender:
            writer.write(f"{sender}: {text}\n".encode())
            await writer.drain()


async def handle(reader, writer):
    addr = writer.get_extra_info("peername")
    name = (await reader.readline()).decode().strip()
    if name in clients:
        writer.write(b"ERR name taken\n")
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        return
    clients[name] = writer
    print(f"+ {name} joined from {addr[0]}")
    writer.write(f"OK {len(clients)} online\n".encode())
    try:
        while line := await reader.readline():
            text = line.decode().rstrip("\r\n")
            if text == "/quit":
                break
            elif text == "/who":
                writer.write(("* " + ", ".join(sorted(clients)) + "\n").encode())
            else:
                await broadcast(name, text)
    except ConnectionResetError:
        print("reset by", name)
    finally:
        del clients[name]
        print(f"- {name} left")
        writer.close()
        with contextlib.suppress(Exception):
            await writer.wait_closed()


async def client(name, script, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    print(f"<{name}>", (await reader.readline()).decode().strip())

    async def listen():
        async for line in reader:
            print(f"<{name}> got {line.decode().rstrip()!r}")

    listener = asyncio.create_task(listen())
    for delay, text in script:
        await asyncio.sleep(delay)
        writer.write(text.encode() + b"\n")
        await writer.drain()
    await listener
    writer.close()
    await writer.wait_closed()
    print(f"<{name}> closed, at_eof={reader.at_eof()}")


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    print("serving:", server.is_serving(), [s.getsockname() for s in server.sockets])
    async with server:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(client("ann", [(0.1, "hello all"), (0.5, "/who"), (0.5, "/quit")], 8888))
            tg.create_task(client("bob", [(0.2, "hi ann"), (0.9, "/quit")], 8888))
            tg.create_task(client("cyd", [(0.3, "what's up?"), (0.2, "/quit")], 8888))
    print("serving:", server.is_serving())


if __name__ == "__main__":
    asyncio.run(main())
