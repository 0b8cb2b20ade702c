"""The virtual network: one rule for the oracle and for loopscope's model.

- What comes over a socket takes 100 us and one pass: each look of the loop that finds something moves the clock by so much.
- Ports that the system would choose, for port 0 or for a client, are given in order from 50001.
- A process has all addresses of the loopback for itself: the ports that it names stand for others, which are free.

The sockets are real, and so is the order in which the loop hears of them: on Linux's loopback what is sent has arrived when `send`
returns. Names are not touched, and neither are paths.
"""

import contextlib
import itertools
import socket
import virtual_clock

LATENCY = 100_000
FIRST_PORT = 50001

_next_port = itertools.count(FIRST_PORT).__next__
_real = {}
"""By family, kind and port: the port that stands for it."""
_shown = {}
"""The other way round."""

_INTERNET = (socket.AF_INET, socket.AF_INET6)
_BaseSocket = socket.socket.__bases__[0]


def _to_real(sock, address):
    if sock.family not in _INTERNET or not isinstance(address, tuple):
        return address
    if (sock.family, sock.type, address[1]) not in _real:
        # Nobody is there so far: a port that is free stands for it, until somebody is.
        with contextlib.closing(_BaseSocket(sock.family, sock.type)) as probe:
            _BaseSocket.bind(probe, ("", 0))
            _note(sock, address[1], _BaseSocket.getsockname(probe)[1])
    return (address[0], _real[sock.family, sock.type, address[1]], *address[2:])


def _to_shown(sock, address):
    if sock.family not in _INTERNET or not isinstance(address, tuple):
        return address
    return (address[0], _shown.get((sock.family, sock.type, address[1]), address[1]), *address[2:])


def _bind(sock, address):
    if sock.family not in _INTERNET:
        return _BaseSocket.bind(sock, address)
    host, port, *scope = address
    key = (sock.family, sock.type, port)
    _BaseSocket.bind(sock, (host, _real.get(key, 0) if port else 0, *scope))
    taken = _BaseSocket.getsockname(sock)[1]
    _note(sock, port or _next_port(), taken)


def _note(sock, port, taken):
    _real[sock.family, sock.type, port] = taken
    _shown[sock.family, sock.type, taken] = port


def _choose_port(sock, host):
    if sock.family in _INTERNET and _BaseSocket.getsockname(sock)[1] == 0:
        _bind(sock, (host, 0))


def _connect(sock, address):
    if sock.family in _INTERNET:
        _choose_port(sock, "::1" if sock.family == socket.AF_INET6 else "127.0.0.1")
    return _BaseSocket.connect(sock, _to_real(sock, address))


def _sendto(sock, data, *rest):
    _choose_port(sock, "::" if sock.family == socket.AF_INET6 else "0.0.0.0")
    return _BaseSocket.sendto(sock, data, *rest[:-1], _to_real(sock, rest[-1]))


def _recvfrom(sock, *arguments):
    data, address = _BaseSocket.recvfrom(sock, *arguments)
    return data, _to_shown(sock, address)


def _getsockname(sock):
    return _to_shown(sock, _BaseSocket.getsockname(sock))


def _getpeername(sock):
    return _to_shown(sock, _BaseSocket.getpeername(sock))


def _accept_in(real):
    def accept(sock):
        connection, address = real(sock)
        return connection, _to_shown(sock, address)

    return accept


def has_news(events) -> bool:
    """Whether a look found anything besides the pipe by which a loop wakes itself."""
    for key, _ in events:
        reader = key.data[0]
        if reader is None or getattr(reader._callback, "__name__", "") != "_read_from_self":
            return True
    return False


def note_news(events) -> None:
    if has_news(events):
        virtual_clock.advance(LATENCY)


def install() -> None:
    """Puts the rule behind the methods of sockets."""
    kind = socket.socket
    kind.bind, kind.connect, kind.sendto, kind.recvfrom = _bind, _connect, _sendto, _recvfrom
    kind.getsockname, kind.getpeername = _getsockname, _getpeername
    kind.accept = _accept_in(kind.accept)
