# A chat server: what one says, all the others hear.
import asyncio

writers = {}


async def broadcast(text, sender=None):
    print("*", text)
    for name, writer in list(writers.items()):
        if name != sender:
            writer.write(text.encode() + b"\n")
            await writer.drain()


async def serve(reader, writer):
    writer.write(b"name?\n")
    name = (await reader.readline()).decode().strip()
    writers[name] = writer
    await broadcast(f"{name} has joined", name)
    while line := await reader.readline():
        text = line.decode().strip()
        if text == "/quit":
            break
        await broadcast(f"{name}: {text}", name)
    del writers[name]
    await broadcast(f"{name} has left")
    writer.close()
    await writer.wait_closed()


async def listen(name, reader):
    async for line in reader:
        print(f"  {name} hears: {line.decode().rstrip()}")


async def person(name, arrives, sayings):
    await asyncio.sleep(arrives)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9011)
    await reader.readline()
    writer.write(f"{name}\n".encode())
    hearing = asyncio.create_task(listen(name, reader))
    for pause, saying in sayings:
        await asyncio.sleep(pause)
        writer.write(f"{saying}\n".encode())
    await hearing
    writer.close()


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 9011):
        async with asyncio.TaskGroup() as group:
            group.create_task(person("ann", 0, [(1, "anyone?"), (2, "hi bob"), (3, "/quit")]))
            group.create_task(person("bob", 2, [(0.5, "me"), (4, "/quit")]))
            group.create_task(person("eve", 2.2, [(5, "hm"), (1, "/quit")]))


asyncio.run(main())
