"""A network in memory: sockets that only this program's own tasks can reach.

Reading order: `Poller` (what epoll is to a loop), `StreamSocket` (TCP and Unix sockets), `DatagramSocket`, `Network` (addresses).

It behaves as the loopback of a Linux machine does: what is sent lies in the other side's buffer at once, and a loop learns of it
when it next looks, at the start of its next pass; the clock goes on by the network's latency there. Nothing is ever lost, nothing
overtakes anything. Sockets are reported in epoll's order, level-triggered.
"""

from _collections import deque
from _weakref import ref


class _Constant(int):
    """A number that the module `socket` has a name for; it shows as the member of an enumeration there."""

    def __new__(cls, number, name):
        self = super().__new__(cls, number)
        self._name = name
        return self

    def __repr__(self):
        return f"<{self._name}: {int(self)}>"

    __str__ = __format__ = lambda self, *_: int.__repr__(self)


AF_UNIX = _Constant(1, "AddressFamily.AF_UNIX")
AF_INET = _Constant(2, "AddressFamily.AF_INET")
AF_INET6 = _Constant(10, "AddressFamily.AF_INET6")
SOCK_STREAM = _Constant(1, "SocketKind.SOCK_STREAM")
SOCK_DGRAM = _Constant(2, "SocketKind.SOCK_DGRAM")
IPPROTO_TCP, IPPROTO_UDP = 6, 17

ENOENT, EPIPE, EMSGSIZE, EADDRINUSE, EADDRNOTAVAIL = 2, 32, 90, 98, 99
ECONNRESET, ENOTCONN, ECONNREFUSED = 104, 107, 111

_MESSAGES = {
    ENOENT: "No such file or directory",
    EPIPE: "Broken pipe",
    EMSGSIZE: "Message too long",
    EADDRINUSE: "Address already in use",
    EADDRNOTAVAIL: "Cannot assign requested address",
    ECONNRESET: "Connection reset by peer",
    ENOTCONN: "Transport endpoint is not connected",
    ECONNREFUSED: "Connection refused",
}

CAPACITY = 5 << 19
"""How many bytes a connection holds each way that nobody has read: 2.5 MiB, what Linux starts with, both kernel buffers together."""

LARGEST_DATAGRAM = 65507


def error(number):
    """An OSError of the class that belongs to the number."""
    return OSError(number, _MESSAGES[number])


def place_text(address):
    """An address as people write it: `127.0.0.1:8888`."""
    if not isinstance(address, tuple):
        return str(address) if address else "a nameless socket"
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


class Poller:
    """Which sockets of a loop are ready, and the handles that are to run then: level-triggered, in the order of epoll.

    A socket is at most once in the list of those that seem ready. One that was reported stays in it, with its place, until the
    next look finds that it is not ready any more.
    """

    READING, WRITING = 1, 2

    def __init__(self, loop):
        self._loop = loop
        self._watched = {}
        self._ready = {}

    def add(self, sock, side, callback, *args):
        """From now on the callback is called in each pass in which the socket can be read (written)."""
        handle = self._loop._make_handle(callback, *args)
        entry = self._watched.get(sock.descriptor)
        if entry is None:
            entry = self._watched[sock.descriptor] = [sock, None, None]
            sock.poller = ref(self)
        elif entry[side] is not None:
            entry[side].cancel()
        entry[side] = handle
        self.look_at(sock)
        return handle

    def remove(self, sock, side):
        entry = self._watched.get(sock.descriptor)
        if entry is None or entry[side] is None:
            return False
        entry[side].cancel()
        entry[side] = None
        if entry[self.READING] is entry[self.WRITING]:
            self.forget(sock)
        return True

    def forget(self, sock):
        self._watched.pop(sock.descriptor, None)
        self._ready.pop(sock.descriptor, None)
        sock.poller = None

    def listening(self):
        """The addresses where somebody may still connect, as text."""
        sockets = [entry[0] for entry in self._watched.values() if entry[0].type == SOCK_STREAM]
        return " and ".join(place_text(sock.local) for sock in sockets if sock.is_listening())

    def watches(self, sock, side):
        entry = self._watched.get(sock.descriptor)
        return entry is not None and entry[side] is not None

    def look_at(self, sock):
        """Something has happened to the socket: if somebody waits for that, the next look will find it."""
        if sock.descriptor not in self._ready and self._due(self._watched[sock.descriptor]):
            self._ready[sock.descriptor] = None
            self._loop._expect_arrivals()

    def take_in(self, sock):
        """The socket has a place in the list, whether it is ready or not: the next look drops it if it still is not."""
        self._ready.setdefault(sock.descriptor)
        self._loop._expect_arrivals()

    def _due(self, entry):
        readable, writable = entry[0].readiness()
        return [handle for handle, is_due in ((entry[1], readable), (entry[2], writable)) if is_due and handle is not None]

    def select(self):
        """The handles of the sockets that are ready."""
        handles = []
        still = {}
        for descriptor in self._ready:
            due = self._due(self._watched[descriptor])
            if due:
                handles += due
                still[descriptor] = None
        self._ready = still
        if still:
            self._loop._expect_arrivals()
        return handles


class _Socket:
    """What all sockets have: an address of their own, perhaps one of the other side, an error that has not been told yet."""

    def __init__(self, family, type, proto):
        self.family, self.type, self.proto = family, type, proto
        self.descriptor = network.take_descriptor()
        self.local = "" if family == AF_UNIX else (network.unspecified(family), 0) + _SCOPE[family]
        self.remote = None
        self.error = 0
        self.poller = None
        self.is_closed = False

    def fileno(self):
        return -1 if self.is_closed else self.descriptor

    def wake(self):
        poller = self.poller and self.poller()
        if poller is not None:
            poller.look_at(self)

    def take_error(self):
        """The number of the error that has not been told yet, or 0; it is told now."""
        number, self.error = self.error, 0
        return number

    def bind(self, address):
        self.local = network.bind(self, address)

    def close(self):
        if self.is_closed:
            return
        poller = self.poller and self.poller()
        if poller is not None:
            poller.forget(self)
        self.is_closed = True
        network.release(self)
        self._hang_up()

    # What nobody refers to any more is closed, as a file is.
    def __del__(self):
        self.close()


class StreamSocket(_Socket):
    """One side of a connection, or a listening socket."""

    def __init__(self, family):
        super().__init__(family, SOCK_STREAM, 0 if family == AF_UNIX else IPPROTO_TCP)
        self._peer = None
        # Pieces that have come and have not been read, and how many bytes they are.
        self._incoming = deque()
        self._waiting = 0
        # The other side has said that nothing more comes; nothing more can be read or written.
        self._has_ended = False
        self._reads_no_more = False
        self._writes_no_more = False
        # It was refused or reset.
        self._is_broken = False
        # Connections that nobody has accepted yet; None if it doesn't listen.
        self._pending = None

    @property
    def peer(self):
        return self._peer and self._peer()

    def is_listening(self):
        return self._pending is not None

    def readiness(self):
        if self._pending is not None:
            return bool(self._pending), False
        readable = bool(self._incoming or self._reads_no_more or self.error)
        return readable, bool(self._writes_no_more or self.error or self._room() >= CAPACITY // 3)

    def _room(self):
        peer = self.peer
        return CAPACITY if peer is None else CAPACITY - peer._waiting

    # MARK: Connecting

    def listen(self):
        network.check_listening(self)
        self._pending = deque()

    def accept(self):
        """A connection and the address of its other side; None if nobody wants one."""
        if not self._pending:
            return None
        sock = self._pending.popleft()
        return sock, sock.remote

    def connect(self, address):
        """Begins to connect. Whether it worked is told by `take_error` when the socket can be written; a Unix socket raises."""
        listener = network.listener(self.family, address)
        if self.family != AF_UNIX and not self.local[1]:
            self.bind((network.source(address), 0))
        if listener is None:
            if self.family == AF_UNIX:
                raise error(ECONNREFUSED if network.knows_path(address) else ENOENT)
            self._break(ECONNREFUSED)
            return
        other = StreamSocket(self.family)
        other.local, other.remote = listener.local if self.family == AF_UNIX else network.reached(address), self.local
        self.remote = other.local
        self._peer, other._peer = ref(other), ref(self)
        listener._pending.append(other)
        listener.wake()

    def _break(self, number):
        self.error = number
        self._reads_no_more = self._writes_no_more = self._is_broken = True
        self.wake()

    # MARK: Sending

    def send(self, data):
        """Sends what there is room for; answers how much that was, None if there is no room at all."""
        # A Unix socket keeps its error for the next read.
        if self.error and not (self.family == AF_UNIX and self._writes_no_more):
            raise error(self.take_error())
        if self._writes_no_more:
            raise error(EPIPE)
        peer = self.peer
        if peer is None or peer.is_closed:
            # Nobody is there: the answer is a reset, which is told to whoever reads or writes next.
            self._reset()
            return len(data)
        room = self._room()
        if room <= 0:
            return None
        sent = min(room, len(data))
        peer._incoming.append(bytes(data if sent == len(data) else data[:sent]))
        peer._waiting += sent
        peer.wake()
        return sent

    def shutdown_writing(self):
        if self._is_broken and self.family != AF_UNIX:
            raise error(ENOTCONN)
        if not self._writes_no_more:
            self._writes_no_more = True
            poller = self.poller and self.poller()
            if poller is not None and self.family == AF_UNIX:
                # A Unix socket wakes those who wait for itself before those of the other side, for no event in particular.
                poller.take_in(self)
            peer = self.peer
            if peer is not None:
                peer._end()

    def _end(self):
        """The other side writes no more."""
        self._has_ended = self._reads_no_more = True
        self.wake()

    def _reset(self):
        """The other side is gone, and does not want what was sent to it."""
        if self.family == AF_UNIX:
            self._break(ECONNRESET)
        elif not (self._reads_no_more and self._writes_no_more):
            self._break(EPIPE if self._has_ended else ECONNRESET)

    # MARK: Receiving

    def recv(self, size):
        """At most so many bytes: none at the end, None if nothing has come yet."""
        if self._incoming:
            data = self._take(size)
            self._waiting -= len(data)
            peer = self.peer
            if peer is not None:
                peer.wake()
            return data
        # Over TCP the end that has come before a reset hides it from who reads; a Unix socket tells of the reset.
        if self._has_ended and self.family != AF_UNIX:
            return b""
        if self.error:
            raise error(self.take_error())
        return b"" if self._reads_no_more else None

    def _take(self, size):
        pieces = []
        while self._incoming and size > 0:
            piece = self._incoming.popleft()
            if len(piece) > size:
                self._incoming.appendleft(piece[size:])
                piece = piece[:size]
            pieces.append(piece)
            size -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _hang_up(self):
        if self._pending is not None:
            pending, self._pending = self._pending, deque()
            for sock in pending:
                peer = sock.peer
                if peer is not None:
                    peer._reset()
            return
        peer = self.peer
        if peer is None or peer.is_closed:
            return
        if self._incoming:
            # What nobody will read any more is refused.
            peer._reset()
        elif self.family == AF_UNIX:
            peer._writes_no_more = True
            peer._end()
        elif not self._writes_no_more:
            peer._end()


class DatagramSocket(_Socket):
    """Sends and receives single datagrams."""

    def __init__(self, family):
        super().__init__(family, SOCK_DGRAM, 0 if family == AF_UNIX else IPPROTO_UDP)
        self._incoming = deque()

    def is_listening(self):
        return True

    def readiness(self):
        return bool(self._incoming or self.error), True

    def connect(self, address):
        if self.family == AF_UNIX:
            if network.listener(AF_UNIX, address, SOCK_DGRAM) is None:
                raise error(ECONNREFUSED if network.knows_path(address) else ENOENT)
        elif not self.local[1]:
            self.bind((network.source(address), 0))
        self.remote = network.reached(address)

    def send(self, data, address):
        """Sends to an address, or to the one that it is connected to."""
        if len(data) > LARGEST_DATAGRAM:
            raise error(EMSGSIZE)
        if self.error:
            raise error(self.take_error())
        to = self.remote if self.remote is not None else network.reached(address)
        if self.family != AF_UNIX and not self.local[1]:
            self.bind((network.unspecified(self.family), 0))
        other = network.listener(self.family, to, SOCK_DGRAM)
        if other is None or other.remote is not None and other.remote != self._seen_by(other):
            # Only who is connected hears that nobody is there.
            if self.remote is not None and self.family != AF_UNIX:
                self.error = ECONNREFUSED
                self.wake()
            return
        other._incoming.append((bytes(data), self._seen_by(other)))
        other.wake()

    def _seen_by(self, other):
        """The address that datagrams come from."""
        if self.family == AF_UNIX:
            return self.local or None
        host = self.local[0]
        return (network.loopback(self.family) if host == network.unspecified(self.family) else host,) + self.local[1:]

    def recv(self):
        """A datagram and where it came from; None if there is none."""
        if self.error:
            raise error(self.take_error())
        return self._incoming.popleft() if self._incoming else None

    def _hang_up(self):
        self._incoming.clear()


_SCOPE = {AF_UNIX: (), AF_INET: (), AF_INET6: (0, 0)}
"""What an address has behind host and port: flow and scope, in version 6."""


class Network:
    """The addresses of the machine that the program runs on: its own loopback, in the versions 4 and 6, and paths."""

    FIRST_PORT = 50001
    FIRST_DESCRIPTOR = 6

    def __init__(self):
        self._next_port = self.FIRST_PORT
        self._descriptors = set()
        # By version and port (or path): weak references to the sockets there.
        self._bound = {}
        self._paths = set()

    # MARK: Numbers

    def take_descriptor(self):
        """The lowest that is free; before it come the standard streams and those of the loop itself."""
        number = self.FIRST_DESCRIPTOR
        while number in self._descriptors:
            number += 1
        self._descriptors.add(number)
        return number

    def free_port(self, family, kind):
        """Ports are given one after the other, to whoever asks for port 0 or connects."""
        while self._sockets(family, kind, self._next_port):
            self._next_port += 1
        port = self._next_port
        self._next_port = port + 1 if port < 65535 else self.FIRST_PORT
        return port

    # MARK: Hosts

    def unspecified(self, family):
        return "::" if family == AF_INET6 else "0.0.0.0"

    def loopback(self, family):
        return "::1" if family == AF_INET6 else "127.0.0.1"

    def has_host(self, host):
        """Whether sockets can be bound to it, or connected to it."""
        return host in ("::", "::1", "0.0.0.0") or host.startswith("127.")

    def source(self, address):
        """Where a connection to an address comes from."""
        return "::1" if ":" in address[0] else "127.0.0.1"

    def reached(self, address):
        """The address that is reached by an address: the unspecified one stands for the machine itself."""
        if isinstance(address, str):
            return address
        if address[0] == "0.0.0.0":
            return ("127.0.0.1",) + address[1:]
        if address[0] == "::":
            return ("::1",) + address[1:]
        return address

    # MARK: Binding

    def bind(self, sock, address):
        """Gives a socket an address; answers it, with the port that was given for 0."""
        if sock.family == AF_UNIX:
            if address in self._paths:
                raise error(EADDRINUSE)
            if address[:1] != "\0":
                self._paths.add(address)
            key = (AF_UNIX, sock.type, address)
        else:
            host, port = address[:2]
            if not self.has_host(host):
                raise error(EADDRNOTAVAIL)
            if not port:
                port = self.free_port(sock.family, sock.type)
            elif any(other.is_listening() and self._overlap(host, other) for other in self._sockets(sock.family, sock.type, port)):
                raise error(EADDRINUSE)
            address = (host, port) + (address[2:] or _SCOPE[sock.family])
            key = (sock.family, sock.type, port)
        self._bound.setdefault(key, []).append(ref(sock))
        return address

    def check_listening(self, sock):
        if sock.family == AF_UNIX:
            return
        host, port = sock.local[:2]
        for other in self._sockets(sock.family, sock.type, port):
            if other is not sock and other.is_listening() and self._overlap(host, other):
                raise error(EADDRINUSE)

    def _overlap(self, host, other):
        anywhere = self.unspecified(other.family)
        return host == other.local[0] or anywhere in (host, other.local[0])

    def _sockets(self, family, kind, place):
        found = [each() for each in self._bound.get((family, kind, place), ())]
        return [sock for sock in found if sock is not None and not sock.is_closed]

    def listener(self, family, address, kind=SOCK_STREAM):
        """Who takes what is sent to an address: the socket of exactly that host, else the one for all; None if nobody does."""
        if family == AF_UNIX:
            found = self._sockets(AF_UNIX, kind, address)
            return next((sock for sock in found if sock.is_listening()), None)
        host = self.reached(address)[0]
        found = [sock for sock in self._sockets(family, kind, address[1]) if sock.is_listening()]
        for wanted in (host, self.unspecified(family)):
            for sock in found:
                if sock.local[0] == wanted:
                    return sock
        return None

    def release(self, sock):
        self._descriptors.discard(sock.descriptor)
        place = sock.local if sock.family == AF_UNIX else sock.local[1]
        key = (sock.family, sock.type, place)
        left = [each for each in self._bound.get(key, ()) if each() is not None and each() is not sock]
        if left:
            self._bound[key] = left
        else:
            self._bound.pop(key, None)

    # MARK: Paths

    def knows_path(self, path):
        """Whether a socket was bound there, and the path has not been removed."""
        return path in self._paths

    def remove_path(self, path):
        self._paths.discard(path)


network = Network()
