# An exception in the function that serves a client: it is reported, and the connection closes.
import asyncio


async def serve(reader, writer):
    line = await reader.readline()
    number = int(line)
    writer.write(b"%d\n" % (100 // number))
    await writer.drain()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9008)
    for text in (b"7\n", b"0\n", b"seven\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", 9008)
        writer.write(text)
        try:
            print(text, "->", await asyncio.wait_for(reader.readline(), 5))
        except TimeoutError:
            print(text, "-> nothing")
        writer.close()
        await writer.wait_closed()
    server.close()
    await server.wait_closed()


def handler(loop, context):
    print("reported:", context["message"], repr(context["exception"]), sorted(context), context["transport"].is_closing())


async def quietly():
    asyncio.get_running_loop().set_exception_handler(handler)
    await main()


asyncio.run(quietly())
asyncio.run(main())
