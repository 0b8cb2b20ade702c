# run() ends while a server still serves: its tasks are cancelled.
import asyncio


async def serve(reader, writer):
    print("serving", writer.get_extra_info("peername"))
    try:
        while True:
            print("got", await reader.readline())
    except asyncio.CancelledError:
        print("the server's task is cancelled")
        raise
    finally:
        print("cleaning up", writer.is_closing())


async def client(number):
    reader, writer = await asyncio.open_connection("127.0.0.1", 9020)
    writer.write(b"client %d\n" % number)
    try:
        await reader.readline()
    except asyncio.CancelledError:
        print("client", number, "is cancelled")


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9020)
    for number in (1, 2):
        asyncio.create_task(client(number), name=f"client {number}")
    await asyncio.sleep(1)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    return "main is over"


print(asyncio.run(main()))
