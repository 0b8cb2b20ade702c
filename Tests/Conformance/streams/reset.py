# The other side has gone: what reading, writing and draining say.
import asyncio


async def hangs_up(reader, writer):
    # Unread data and a close make a reset of it.
    await asyncio.sleep(0.5)
    writer.close()


async def leaves(reader, writer):
    writer.close()


async def main():
    server = await asyncio.start_server(hangs_up, "127.0.0.1", 9015, limit=4)
    other = await asyncio.start_server(leaves, "127.0.0.1", 9016)

    reader, writer = await asyncio.open_connection("127.0.0.1", 9015)
    writer.write(b"x" * 1000)
    await asyncio.sleep(0.1)
    writer.write(b"y" * 1000)
    try:
        print("read:", await reader.read())
    except ConnectionResetError as error:
        print("read:", repr(error), reader.exception() is error)
    try:
        await writer.drain()
    except ConnectionResetError as error:
        print("drain:", repr(error))
    try:
        await writer.wait_closed()
    except ConnectionResetError as error:
        print("wait_closed:", repr(error))

    reader, writer = await asyncio.open_connection("127.0.0.1", 9016)
    print("read:", await reader.read(), writer.is_closing())
    for number in range(4):
        try:
            writer.write(b"into the void")
            await writer.drain()
            print("written", number, writer.is_closing())
            await asyncio.sleep(0.1)
        except ConnectionError as error:
            print("drain:", repr(error))
    try:
        await writer.wait_closed()
    except ConnectionError as error:
        print("wait_closed:", repr(error))
    server.close()
    other.close()


asyncio.run(main())
