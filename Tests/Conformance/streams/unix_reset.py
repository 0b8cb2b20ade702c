# A Unix socket that is closed with something unread resets the other side, which hears of that even where the end came first.
import asyncio


async def attempt(name, call):
    try:
        result = call()
        print(name, await result if asyncio.iscoroutine(result) else result)
    except Exception as error:
        print(name, repr(error))


async def talk(serve, client):
    closed = asyncio.Event()

    async def accepted(reader, writer):
        await serve(reader, writer)
        writer.close()
        closed.set()

    server = await asyncio.start_unix_server(accepted, "x.sock")
    reader, writer = await asyncio.open_unix_connection("x.sock")
    await client(reader, writer, closed)
    writer.close()
    await attempt("wait_closed", writer.wait_closed)
    server.close()


async def ends_first(reader, writer):
    writer.write_eof()


async def writes(reader, writer):
    writer.write(b"some")


async def reads_nothing(reader, writer, closed):
    writer.write(b"unread")
    await closed.wait()
    await asyncio.sleep(0.1)
    await attempt("read", lambda: reader.read(10))
    await attempt("write", lambda: writer.write(b"late"))
    await attempt("drain", writer.drain)
    await attempt("write_eof", writer.write_eof)


async def ends_both(reader, writer, closed):
    writer.write(b"unread")
    writer.write_eof()
    await closed.wait()
    await asyncio.sleep(0.1)
    await attempt("read", reader.read)
    await attempt("readline", reader.readline)


async def pauses(reader, writer, closed):
    writer.transport.pause_reading()
    writer.write(b"unread")
    await asyncio.sleep(0.1)
    writer.transport.resume_reading()
    await attempt("read", reader.read)
    await attempt("write", lambda: writer.write(b"late"))
    await asyncio.sleep(0)
    await attempt("drain", writer.drain)


for serve in ends_first, writes:
    for client in reads_nothing, ends_both, pauses:
        print("--", serve.__name__, client.__name__)
        asyncio.run(talk(serve, client))
