# Server.wait_closed waits for the close and for the last client; close_clients and abort_clients hurry them.
import asyncio


async def serve(reader, writer):
    try:
        data = await reader.read()
        print("server read", data, writer.is_closing())
    except ConnectionError as error:
        print("server:", repr(error))
    finally:
        writer.close()


async def watch(server, name):
    await server.wait_closed()
    print(name, "saw the end at", round(asyncio.get_running_loop().time(), 1))


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9014)
    early = asyncio.create_task(watch(server, "early"))
    reader, writer = await asyncio.open_connection("127.0.0.1", 9014)
    await asyncio.sleep(1)
    server.close()
    print("closed; serving:", server.is_serving(), "early done:", early.done())
    late = asyncio.create_task(watch(server, "late"))
    await asyncio.sleep(1)
    print("late done:", late.done())
    writer.close()
    await asyncio.wait([early, late])
    await server.wait_closed()

    for hurry in ("close_clients", "abort_clients"):
        server = await asyncio.start_server(serve, "127.0.0.1", 9014)
        reader, writer = await asyncio.open_connection("127.0.0.1", 9014)
        await asyncio.sleep(1)
        server.close()
        getattr(server, hurry)()
        await server.wait_closed()
        print(hurry, "client reads", await reader.read())
        writer.close()


asyncio.run(main())
