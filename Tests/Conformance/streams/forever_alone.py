# A server that nobody can reach waits for ever.
import asyncio


async def serve(reader, writer):
    print("never called")


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 9024)
    print("serving on", server.sockets[0].getsockname())
    async with server:
        await server.serve_forever()


asyncio.run(main())
