# serve_forever ends by being cancelled, or by close(); one at a time may wait in it.
import asyncio


async def serve(reader, writer):
    writer.write(b"served")
    writer.close()


async def ask(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    data = await reader.read()
    writer.close()
    await writer.wait_closed()
    return data


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9012, start_serving=False)
    task = asyncio.create_task(server.serve_forever(), name="forever")
    await asyncio.sleep(0)
    print(server.is_serving(), await ask(9012))
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print("RuntimeError:", str(error).partition(" sockets")[0], str(error).rpartition(">")[2])
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled:", server.is_serving(), server.sockets)
    try:
        await server.serve_forever()
    except RuntimeError as error:
        print("RuntimeError:", error)

    server = await asyncio.start_server(serve, "127.0.0.1", 9013)
    task = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(1)
    server.close()
    print((await asyncio.wait([task]))[0] == {task}, task.cancelled())

    async with await asyncio.start_server(serve, "127.0.0.1", 9013) as server:
        try:
            async with asyncio.timeout(3):
                await server.serve_forever()
        except TimeoutError:
            print("served for", round(asyncio.get_running_loop().time(), 1), "seconds")
    print(server.is_serving())


asyncio.run(main())
