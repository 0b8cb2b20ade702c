"""Opening connections and creating servers: methods of the loop (Library Reference, "Event Loop Methods").

They reach what this program itself serves, over the network in memory. Names of the machine itself are known; every other is
refused, for there is no network outside of the program.
"""

import _asyncio

from asyncio import tasks
from asyncio.memory_network import (
    AF_INET,
    AF_INET6,
    AF_UNIX,
    EADDRINUSE,
    EADDRNOTAVAIL,
    IPPROTO_TCP,
    IPPROTO_UDP,
    SOCK_DGRAM,
    SOCK_STREAM,
    DatagramSocket,
    Poller,
    StreamSocket,
    network,
    place_text,
)
from asyncio.servers import Server
from asyncio.socket_transports import (
    _SelectorDatagramTransport,
    _SelectorSocketTransport,
    unwatch,
    watch,
)

AI_PASSIVE = 1


def _of(owner):
    """The function is known as a method of CPython's class."""

    def named(function):
        function.__qualname__ = f"{owner}.{function.__name__}"
        return function

    return named


def _refuse_options(function, ssl=None, sock=None, **others):
    """What would need encryption, or a socket of the program's own."""
    if ssl is not None and ssl is not False:
        _asyncio._refuse(f"{function}() with ssl")
    if sock is not None:
        _asyncio._refuse(f"{function}() with a socket of one's own")
    for name, value in others.items():
        if value is not None:
            if name == "happy_eyeballs_delay":
                _asyncio._refuse(f"{function}() with {name}")
            raise ValueError(f"{name} is only meaningful with ssl")


# MARK: Addresses


def _numeric(host, port):
    """The address of a numeric host and port; None if a name has to be looked up."""
    if host is None:
        return None
    if port is None or port in ("", b""):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if ":" in host:
        return AF_INET6, (host.partition("%")[0], port, 0, 0)
    parts = host.split(".")
    if len(parts) == 4 and all(part.isdecimal() and int(part) < 256 for part in parts):
        return AF_INET, (host, port)
    return None


async def _resolve(loop, host, port, family, kind, flags):
    """What `getaddrinfo` answers; numbers need no looking up."""
    found = _numeric(host, port)
    if found is not None and family in (0, found[0]):
        proto = IPPROTO_TCP if kind == SOCK_STREAM else IPPROTO_UDP
        return [(found[0], kind, proto, "", found[1])]
    return await loop.getaddrinfo(host, port, family=family, type=kind, flags=flags)


_NAMED = {
    "localhost": (AF_INET, "127.0.0.1"),
    "ip4-localhost": (AF_INET, "127.0.0.1"),
    "ip6-localhost": (AF_INET6, "::1"),
    "ip6-loopback": (AF_INET6, "::1"),
}


def _refuse_unknown(host, port):
    """Refuses what cannot be looked up where the program asks for it: the thread that looks it up has no line of the program."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    try:
        int(port or 0)
    except ValueError:
        _asyncio._refuse(f"the service name {port!r}")
    if host is not None and host not in _NAMED and _numeric(host, 0) is None:
        _refuse_outside(host)


def _look_up(host, port, family, kind, proto, flags):
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    port = int(port or 0)
    if host is None:
        passive = flags & AI_PASSIVE
        hosts = [(AF_INET, "0.0.0.0" if passive else "127.0.0.1"), (AF_INET6, "::" if passive else "::1")]
    elif host in _NAMED:
        hosts = [_NAMED[host]]
    else:
        version, address = _numeric(host, port)
        hosts = [(version, address[0])]
    kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP)]
    return [
        (version, each, number, "", (name, port) if version == AF_INET else (name, port, 0, 0))
        for version, name in hosts
        if family in (0, version)
        for each, number in kinds
        if kind in (0, each) and proto in (0, number)
    ]


_look_up.__name__ = _look_up.__qualname__ = "getaddrinfo"


@_of("BaseEventLoop")
async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    """In a thread of the loop's own, as CPython asks the system."""
    _refuse_unknown(host, port)
    return await loop.run_in_executor(None, _look_up, host, port, family, type, proto, flags)


@_of("BaseEventLoop")
async def getnameinfo(loop, sockaddr, flags=0):
    _asyncio._refuse("loop.getnameinfo()")


def _refuse_outside(host):
    _asyncio._refuse(
        f"the host {host!r} (there is no network outside of the program: serve it here, or let asyncio.sleep() stand for the request)"
    )


def _check_reachable(address):
    if not network.has_host(address[0]):
        _refuse_outside(address[0])


# MARK: Connections


@_of("BaseEventLoop")
async def create_connection(
    loop,
    protocol_factory,
    host=None,
    port=None,
    *,
    ssl=None,
    family=0,
    proto=0,
    flags=0,
    sock=None,
    local_addr=None,
    server_hostname=None,
    ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
    happy_eyeballs_delay=None,
    interleave=None,
    all_errors=False,
):
    _refuse_options(
        "create_connection",
        ssl,
        sock,
        server_hostname=server_hostname,
        ssl_handshake_timeout=ssl_handshake_timeout,
        ssl_shutdown_timeout=ssl_shutdown_timeout,
        happy_eyeballs_delay=happy_eyeballs_delay,
    )
    if host is None and port is None:
        raise ValueError("host and port was not specified and no sock specified")
    infos = await _resolve(loop, host, port, family, SOCK_STREAM, flags)
    local_infos = None
    if local_addr is not None:
        local_infos = await _resolve(loop, *local_addr, family, SOCK_STREAM, flags)
    failures = []
    for info in infos:
        sock = await _try_to_connect(loop, info, local_infos, failures)
        if sock is not None:
            return await _make_connection(loop, sock, protocol_factory)
    raise _connection_failure(failures, all_errors)


async def _try_to_connect(loop, info, local_infos, failures):
    """A socket that is connected to an address; None, and why not, in `failures`."""
    family, _, _, _, address = info
    _check_reachable(address)
    sock = StreamSocket(family)
    try:
        if local_infos is not None:
            _bind_to_first(sock, local_infos, failures)
        await _connect(loop, sock, address)
        return sock
    except OSError as exc:
        failures.append(exc)
        sock.close()
        return None
    except BaseException:
        sock.close()
        raise


def _bind_to_first(sock, infos, failures):
    reasons = []
    for family, _, _, _, address in infos:
        if family != sock.family:
            continue
        try:
            sock.bind(address)
            return
        except OSError as exc:
            text = f"error while attempting to bind on address {address!r}: {str(exc).lower()}"
            reasons.append(OSError(exc.errno, text))
    if not reasons:
        family = sock.family
        raise OSError(f"no matching local address with {family=} found")
    failures += reasons[:-1]
    raise reasons[-1]


async def _connect(loop, sock, address):
    """Connects; like `loop.sock_connect`, it learns how it went when the socket can be written."""
    done = loop.create_future()
    _asyncio._note_wait(done, f"connect to {place_text(address)}")
    sock.connect(address)
    if sock.family == AF_UNIX or sock.type == SOCK_DGRAM:
        done.set_result(None)
    else:
        handle = watch(loop, sock, Poller.WRITING, _sock_connect_cb, done, sock, address)

        def _sock_write_done(done):
            if not handle.cancelled():
                unwatch(loop, sock, Poller.WRITING)

        done.add_done_callback(_sock_write_done)
    try:
        await done
    finally:
        # No circle of exception and future stays behind.
        done = None


def _sock_connect_cb(done, sock, address):
    if done.done():
        return
    number = sock.take_error()
    if number:
        done.set_exception(OSError(number, f"Connect call failed {address}"))
    else:
        done.set_result(None)


_sock_connect_cb.__qualname__ = "BaseSelectorEventLoop._sock_connect_cb"


def _connection_failure(failures, all_errors):
    if all_errors:
        return ExceptionGroup("create_connection failed", failures)
    texts = [str(exc) for exc in failures]
    if all(text == texts[0] for text in texts):
        return failures[0]
    return OSError(f"Multiple exceptions: {', '.join(texts)}")


async def _make_connection(loop, sock, protocol_factory):
    protocol = protocol_factory()
    waiter = loop.create_future()
    _asyncio._note_wait(waiter, "connection_made")
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter)
    return await _when_made(transport, protocol, waiter)


async def _when_made(transport, protocol, waiter):
    """The pair, once the protocol has heard of its transport."""
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


@_of("_UnixSelectorEventLoop")
async def create_unix_connection(
    loop,
    protocol_factory,
    path=None,
    *,
    ssl=None,
    sock=None,
    server_hostname=None,
    ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
):
    _refuse_options(
        "create_unix_connection",
        ssl,
        sock,
        server_hostname=server_hostname,
        ssl_handshake_timeout=ssl_handshake_timeout,
        ssl_shutdown_timeout=ssl_shutdown_timeout,
    )
    if path is None:
        raise ValueError("no path and sock were specified")
    sock = StreamSocket(AF_UNIX)
    try:
        await _connect(loop, sock, _path(path))
    except BaseException:
        sock.close()
        raise
    return await _make_connection(loop, sock, protocol_factory)


def _path(path):
    import os

    path = os.fspath(path)
    return path.decode() if isinstance(path, bytes) else path


# MARK: Servers


async def _create_server_getaddrinfo(loop, host, port, family, flags):
    infos = await _resolve(loop, host, port, family, SOCK_STREAM, flags)
    if not infos:
        raise OSError(f"getaddrinfo({host!r}) returned empty list")
    return infos


_create_server_getaddrinfo.__qualname__ = "BaseEventLoop._create_server_getaddrinfo"


@_of("BaseEventLoop")
async def create_server(
    loop,
    protocol_factory,
    host=None,
    port=None,
    *,
    family=0,
    flags=AI_PASSIVE,
    sock=None,
    backlog=100,
    ssl=None,
    reuse_address=None,
    reuse_port=None,
    keep_alive=None,
    ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
    start_serving=True,
):
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _refuse_options(
        "create_server", ssl, sock, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout
    )
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    if reuse_port:
        _asyncio._refuse("create_server() with reuse_port")
    if host == "":
        hosts = [None]
    elif isinstance(host, (str, bytes)) or not hasattr(host, "__iter__"):
        hosts = [host]
    else:
        hosts = host
    found = await tasks.gather(*[_create_server_getaddrinfo(loop, each, port, family, flags) for each in hosts])
    # Each address once; a set, as in CPython, so that their order is the same.
    sockets = _bind_all(set(info for infos in found for info in infos))
    return await _serve(Server(loop, sockets, protocol_factory, backlog), start_serving)


def _bind_all(infos):
    sockets = []
    try:
        for family, _, _, _, address in infos:
            sock = StreamSocket(family)
            try:
                sock.bind(address)
            except OSError as exc:
                if exc.errno == EADDRNOTAVAIL:
                    sock.close()
                    continue
                text = f"error while attempting to bind on address {address!r}: {str(exc).lower()}"
                raise OSError(exc.errno, text) from None
            sockets.append(sock)
        if not sockets:
            raise OSError(f"could not bind on any address out of {[info[4] for info in infos]!r}")
        return sockets
    except BaseException:
        for sock in sockets:
            sock.close()
        raise


async def _serve(server, start_serving):
    if start_serving:
        await server.start_serving()
    return server


@_of("_UnixSelectorEventLoop")
async def create_unix_server(
    loop,
    protocol_factory,
    path=None,
    *,
    sock=None,
    backlog=100,
    ssl=None,
    ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
    start_serving=True,
    cleanup_socket=True,
):
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _refuse_options(
        "create_unix_server", ssl, sock, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout
    )
    if path is None:
        raise ValueError("path was not specified, and no sock specified")
    path = _path(path)
    # What an earlier server has left behind makes way.
    network.remove_path(path)
    sock = StreamSocket(AF_UNIX)
    try:
        sock.bind(path)
    except OSError as exc:
        sock.close()
        if exc.errno == EADDRINUSE:
            raise OSError(EADDRINUSE, f"Address {path!r} is already in use") from None
        raise
    return await _serve(Server(loop, [sock], protocol_factory, backlog, cleanup_socket), start_serving)


# MARK: Datagrams


@_of("BaseEventLoop")
async def create_datagram_endpoint(
    loop,
    protocol_factory,
    local_addr=None,
    remote_addr=None,
    *,
    family=0,
    proto=0,
    flags=0,
    reuse_port=None,
    allow_broadcast=None,
    sock=None,
):
    _refuse_options("create_datagram_endpoint", sock=sock)
    if allow_broadcast:
        _asyncio._refuse("create_datagram_endpoint() with allow_broadcast")
    pairs = await _datagram_addresses(loop, local_addr, remote_addr, family, flags)
    failures = []
    for version, (local, remote) in pairs:
        sock = DatagramSocket(version)
        try:
            if local:
                sock.bind(local)
            if remote:
                if version != AF_UNIX:
                    _check_reachable(remote)
                await _connect(loop, sock, remote)
        except OSError as exc:
            sock.close()
            failures.append(exc)
            continue
        protocol = protocol_factory()
        waiter = loop.create_future()
        _asyncio._note_wait(waiter, "connection_made")
        transport = _SelectorDatagramTransport(loop, sock, protocol, remote, waiter)
        return await _when_made(transport, protocol, waiter)
    raise failures[0]


async def _datagram_addresses(loop, local, remote, family, flags):
    """By version: the own address and the other side's, None where none was given."""
    if not (local or remote):
        if not family:
            raise ValueError("unexpected address family")
        return [(family, (None, None))]
    if family == AF_UNIX:
        for address in (local, remote):
            if address is not None and not isinstance(address, str):
                raise TypeError("string is expected")
        if local:
            network.remove_path(local)
        return [(family, (local, remote))]
    found = {}
    for index, address in enumerate((local, remote)):
        if address is None:
            continue
        if not (isinstance(address, tuple) and len(address) == 2):
            raise TypeError("2-tuple is expected")
        for version, _, _, _, each in await _resolve(loop, *address, family, SOCK_DGRAM, flags):
            found.setdefault(version, [None, None])[index] = each
    pairs = [
        (version, pair)
        for version, pair in found.items()
        if not (local and pair[0] is None or remote and pair[1] is None)
    ]
    if not pairs:
        raise ValueError("can not get address information")
    return pairs
