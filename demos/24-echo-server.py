# Look for: open_connection and start_server talk over a network in memory; each client gets a task of its own at the server.
import asyncio


async def echo(reader, writer):
    name = asyncio.current_task().get_name()
    async for line in reader:
        print(f"  {name} echoes", line)
        writer.write(line.upper())
    print(f"  {name}: no more lines")
    writer.close()


async def client(name, words):
    reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
    for word in words:
        writer.write(f"{word}\n".encode())
        print(name, "reads", await reader.readline())
        await asyncio.sleep(1)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 8888)
    async with server:
        await asyncio.gather(client("ann", ["good", "day"]), client("bob", ["hello"]))
    print("the server is closed")


asyncio.run(main())
