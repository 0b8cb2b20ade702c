# Arguments that create_server and create_connection don't take.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for call in (
        loop.create_connection(asyncio.Protocol),
        loop.create_connection(asyncio.Protocol, "127.0.0.1", 9, server_hostname="here"),
        loop.create_connection(asyncio.Protocol, "127.0.0.1", 9, ssl_handshake_timeout=1),
        loop.create_connection(asyncio.Protocol, "127.0.0.1", 9, all_errors=True),
        loop.create_server(asyncio.Protocol),
        loop.create_server(asyncio.Protocol, "127.0.0.1", 9, ssl=True),
        loop.create_server(asyncio.Protocol, "127.0.0.1", 9, ssl_shutdown_timeout=1),
        asyncio.open_connection(),
    ):
        try:
            print(await call)
        except (ValueError, TypeError, OSError) as error:
            print(repr(error))
        except ExceptionGroup as group:
            print(repr(group))
    for wrong in (
        lambda: asyncio.open_connection("127.0.0.1", 9, 1),
        lambda: asyncio.start_server(),
        lambda: loop.create_server(),
        lambda: loop.create_connection(),
    ):
        try:
            print(await wrong())
        except TypeError as error:
            print(error)


asyncio.run(main())
