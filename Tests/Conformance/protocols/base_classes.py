# The base classes by themselves: what is there, and what is not implemented.
import asyncio

for kind in (
    asyncio.BaseProtocol,
    asyncio.Protocol,
    asyncio.BufferedProtocol,
    asyncio.DatagramProtocol,
    asyncio.SubprocessProtocol,
    asyncio.BaseTransport,
    asyncio.ReadTransport,
    asyncio.WriteTransport,
    asyncio.Transport,
    asyncio.DatagramTransport,
    asyncio.SubprocessTransport,
    asyncio.AbstractServer,
    asyncio.Server,
):
    print(kind, [base.__name__ for base in kind.__mro__[1:-1]])
    print("   ", sorted(name for name in dir(kind) if not name.startswith("_")))

transport = asyncio.Transport({"answer": 42})
print(transport.get_extra_info("answer"), transport.get_extra_info("question"), transport.get_extra_info("q", "none"))
for name in ("close", "is_closing", "get_protocol", "pause_reading", "can_write_eof", "abort", "write_eof"):
    try:
        getattr(transport, name)()
    except NotImplementedError as error:
        print(name, repr(error))


class Written(asyncio.Transport):
    def write(self, data):
        print("write", data)


Written().writelines([b"a", b"b"])
protocol = asyncio.Protocol()
print(protocol.connection_made(None), protocol.data_received(b""), protocol.eof_received(), protocol.connection_lost(None))
print(asyncio.streams.StreamReader is asyncio.StreamReader, asyncio.transports.Transport is asyncio.Transport)
