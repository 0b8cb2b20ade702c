# The function that serves a client need not be a coroutine function.
import asyncio

served = []


def greet(reader, writer):
    print("called with", type(reader).__name__, type(writer).__name__)
    writer.write(b"hello ")
    served.append(asyncio.get_running_loop().create_task(rest(writer)))


async def rest(writer):
    await asyncio.sleep(1)
    writer.write(b"and goodbye")
    writer.close()


def broken(reader, writer):
    served.append(writer)
    raise LookupError("nobody here")


async def main():
    server = await asyncio.start_server(greet, "127.0.0.1", 9009)
    other = await asyncio.start_server(broken, "127.0.0.1", 9010)
    reader, writer = await asyncio.open_connection("127.0.0.1", 9009)
    print(await reader.read())
    writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", 9010)
    await asyncio.sleep(1)
    print("connected:", not writer.is_closing(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    server.close()
    other.close()
    print(len(served), served[0].done(), served[1].is_closing())


asyncio.run(main())
