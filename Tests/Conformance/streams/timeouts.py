# A client that waits no longer than so; a server that gives up on an idle client.
import asyncio


async def serve(reader, writer):
    name = writer.get_extra_info("peername")[1]
    try:
        while True:
            line = await asyncio.wait_for(reader.readline(), timeout=2)
            if not line:
                print(name, "has gone")
                break
            delay = float(line)
            await asyncio.sleep(delay)
            writer.write(b"slept %g\n" % delay)
            await writer.drain()
    except TimeoutError:
        print(name, "was idle for too long")
        writer.write(b"bye\n")
    finally:
        writer.close()
        await writer.wait_closed()


async def ask(reader, writer, seconds, patience):
    writer.write(b"%g\n" % seconds)
    try:
        async with asyncio.timeout(patience):
            print("answer:", await reader.readline())
    except TimeoutError:
        print("no answer to", seconds, "within", patience)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9007)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 9007)
        await ask(reader, writer, 0.5, 1)
        await ask(reader, writer, 1.5, 1)
        print("late:", await reader.readline())
        writer.close()
        await writer.wait_closed()
        reader, writer = await asyncio.open_connection("127.0.0.1", 9007)
        print(await reader.readline(), round(asyncio.get_running_loop().time(), 2))
        writer.close()


asyncio.run(main())
