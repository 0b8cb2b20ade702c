# Cancelling a task that reads; the reader can be used by another one.
import asyncio


async def serve(reader, writer):
    for word in (b"one\n", b"two\n", b"three\n"):
        await asyncio.sleep(1)
        writer.write(word)
    writer.close()


async def read_all(reader):
    lines = []
    try:
        while line := await reader.readline():
            lines.append(line)
    except asyncio.CancelledError as error:
        print("cancelled with", lines, error.args)
        raise
    return lines


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9019)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9019)
    task = asyncio.create_task(read_all(reader))
    await asyncio.sleep(1.5)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError:
        print("gone")
    print(await read_all(reader))
    writer.close()
    # Cancelled while it connects: nothing stays behind.
    task = asyncio.create_task(asyncio.open_connection("127.0.0.1", 9019))
    await asyncio.sleep(0)
    task.cancel()
    print((await asyncio.gather(task, return_exceptions=True))[0].__class__.__name__)
    server.close()


asyncio.run(main())
