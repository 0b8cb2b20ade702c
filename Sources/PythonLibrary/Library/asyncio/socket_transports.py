"""The transports between sockets and protocols: what CPython has in `asyncio.selector_events`.

Reading order: `_SelectorTransport` (what both have), `_SelectorSocketTransport` (streams), `_SelectorDatagramTransport`,
`accept_connections`. Which handles are queued, in which pass, is as in CPython: programs see the order, and the stepper shows them.
"""

import warnings
from _collections import deque

import _asyncio

from asyncio import protocols, transports
from asyncio.memory_network import Poller, place_text
from asyncio.tasks import _set_result_unless_cancelled
from asyncio.trsock import TransportSocket

_WARNED_AFTER = 5
"""Writes to a connection that is lost are ignored; from this one on a warning is logged."""


def poller_of(loop):
    """What watches a loop's sockets; the first socket brings it."""
    poller = loop._get_poller()
    if poller is None:
        poller = Poller(loop)
        loop._set_poller(poller)
    return poller


def watch(loop, sock, side, callback, *args):
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    return poller_of(loop).add(sock, side, callback, *args)


def unwatch(loop, sock, side):
    poller = loop._get_poller()
    return poller is not None and poller.remove(sock, side)


class _SelectorTransport(transports._FlowControlMixin):
    """A socket, the protocol that is told of it, and what waits to be written."""

    __module__ = "asyncio.selector_events"

    max_size = 256 * 1024
    _sock = None

    def __init__(self, loop, sock, protocol, waiter, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra["socket"] = TransportSocket(sock)
        self._extra["sockname"] = sock.local
        self._extra.setdefault("peername", sock.remote)
        self._sock = sock
        self._sock_fd = sock.descriptor
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        self._buffer = deque()
        self._closing = False
        self._paused = False
        # How often something was written, or closed, after the connection was lost; above 0 once connection_lost is queued.
        self._conn_lost = 0
        if server is not None:
            server._attach(self)
        # The protocol hears of the connection first, then of data; whoever made the connection goes on last.
        loop.call_soon(self._protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        parts = [type(self).__name__]
        if self._sock is None:
            parts.append("closed")
        elif self._closing:
            parts.append("closing")
        parts.append(f"fd={self._sock_fd}")
        if self._loop is not None and not self._loop.is_closed():
            parts.append(f"read={self._polling_text(Poller.READING)}")
            parts.append(f"write=<{self._polling_text(Poller.WRITING)}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(parts)}>"

    def _polling_text(self, side):
        poller = self._loop._get_poller()
        is_watched = poller is not None and self._sock is not None and poller.watches(self._sock, side)
        return "polling" if is_watched else "idle"

    # MARK: The protocol

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    # MARK: Reading

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            unwatch(self._loop, self._sock, Poller.READING)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._add_reader(self._sock_fd, self._read_ready)

    def _add_reader(self, fd, callback, *args):
        if self.is_reading():
            watch(self._loop, self._sock, Poller.READING, callback, *args)

    # MARK: Writing

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))

    # MARK: Closing

    def is_closing(self):
        return self._closing

    def close(self):
        if self._closing:
            return
        self._stop_reading()
        if not self._buffer:
            self._lose_connection(None)

    def abort(self):
        self._force_close(None)

    def _stop_reading(self):
        self._closing = True
        if self._sock is not None:
            unwatch(self._loop, self._sock, Poller.READING)

    def _lose_connection(self, exc):
        """The protocol hears of the end in the next pass."""
        self._conn_lost += 1
        unwatch(self._loop, self._sock, Poller.WRITING)
        self._loop.call_soon(self._call_connection_lost, exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        self._buffer.clear()
        if not self._closing:
            self._stop_reading()
        self._lose_connection(exc)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        """The connection ends by an exception. Those of the network are everyday, the others are reported."""
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler(
                {"message": message, "exception": exc, "transport": self, "protocol": self._protocol}
            )
        self._force_close(exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def __del__(self, _warn=warnings.warn):
        if self._sock is not None:
            _warn(f"unclosed transport {self!r}", ResourceWarning)
            self._sock.close()
            if self._server is not None:
                self._server._detach(self)

    def _attempt(self, message, function, *args):
        """Calls a function; what it raises ends the connection. Answers whether it went well, and its result."""
        try:
            return True, function(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, message)
            return False, None

    def _check_bytes(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")

    def _is_lost(self):
        """Counts a write to a connection that is lost."""
        if not self._conn_lost:
            return False
        if self._conn_lost >= _WARNED_AFTER:
            import logging

            logging.getLogger("asyncio").warning("socket.send() raised exception.")
        self._conn_lost += 1
        return True


class _SelectorSocketTransport(_SelectorTransport):
    """A stream."""

    __module__ = "asyncio.selector_events"

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._eof = False
        super().__init__(loop, sock, protocol, waiter, extra, server)

    def set_protocol(self, protocol):
        self._is_buffered = isinstance(protocol, protocols.BufferedProtocol)
        # A circle, as in CPython: a transport that is abandoned stays open until the collector finds it.
        self._read_ready_cb = self._read_ready
        super().set_protocol(protocol)

    # MARK: Reading

    def _read_ready(self):
        if self._conn_lost:
            return
        buffer = None
        if self._is_buffered:
            went_well, buffer = self._attempt("Fatal error: protocol.get_buffer() call failed.", self._get_buffer)
            if not went_well:
                return
        size = self.max_size if buffer is None else len(buffer)
        went_well, data = self._attempt("Fatal read error on socket transport", self._sock.recv, size)
        if not went_well or data is None:
            return
        if not data:
            self._end_reading()
        elif buffer is None:
            self._attempt("Fatal error: protocol.data_received() call failed.", self._protocol.data_received, data)
        else:
            buffer[: len(data)] = data
            self._attempt("Fatal error: protocol.buffer_updated() call failed.", self._protocol.buffer_updated, len(data))

    def _get_buffer(self):
        buffer = self._protocol.get_buffer(-1)
        if not len(buffer):
            raise RuntimeError("get_buffer() returned an empty buffer")
        return buffer

    def _end_reading(self):
        message = "Fatal error: protocol.eof_received() call failed."
        went_well, stays_open = self._attempt(message, self._protocol.eof_received)
        if not went_well:
            return
        if stays_open:
            # For writing; there is nothing more to read.
            unwatch(self._loop, self._sock, Poller.READING)
        else:
            self.close()

    def _call_connection_lost(self, exc):
        # Known by this class's name where callbacks are listed.
        super()._call_connection_lost(exc)

    # MARK: Writing

    def write(self, data):
        self._check_bytes(data)
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data or self._is_lost():
            return
        if not self._buffer:
            # What there is room for goes at once.
            went_well, sent = self._attempt("Fatal write error on socket transport", self._sock.send, data)
            if not went_well:
                return
            data = data[sent or 0 :]
            if not data:
                return
            watch(self._loop, self._sock, Poller.WRITING, self._write_ready)
        self._buffer.append(bytes(data))
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        if self._eof:
            raise RuntimeError("Cannot call writelines() after write_eof()")
        chunks = [bytes(each) for each in list_of_data]
        if not chunks:
            return
        self._buffer.extend(chunks)
        self._write_ready()
        if self._buffer:
            watch(self._loop, self._sock, Poller.WRITING, self._write_ready)

    def _write_ready(self):
        if self._conn_lost:
            return
        try:
            self._send_buffered()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            unwatch(self._loop, self._sock, Poller.WRITING)
            self._buffer.clear()
            self._fatal_error(exc, "Fatal write error on socket transport")
            return
        # This may fill the buffer again.
        self._maybe_resume_protocol()
        if self._buffer:
            return
        unwatch(self._loop, self._sock, Poller.WRITING)
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._sock.shutdown_writing()

    # Known by this name where callbacks are listed.
    _write_ready.__name__ = "_write_sendmsg"
    _write_ready.__qualname__ = "_SelectorSocketTransport._write_sendmsg"

    def _send_buffered(self):
        """Sends all chunks in one go, as `sendmsg` does."""
        data = b"".join(self._buffer)
        sent = self._sock.send(data) if data else 0
        if sent is None:
            return
        self._buffer.clear()
        if sent < len(data):
            self._buffer.append(data[sent:])

    def close(self):
        # writelines() is refused from now on, as in CPython.
        self._write_ready = None
        super().close()

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown_writing()


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """Single datagrams."""

    __module__ = "asyncio.selector_events"

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        self._address = address
        super().__init__(loop, sock, protocol, waiter, extra)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            came = self._sock.recv()
        except OSError as exc:
            self._protocol.error_received(exc)
            return
        if came is not None:
            self._protocol.datagram_received(*came)

    def sendto(self, data, addr=None):
        self._check_bytes(data)
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
            if self._is_lost():
                return
        try:
            self._sock.send(data, addr)
        except OSError as exc:
            self._protocol.error_received(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Fatal write error on datagram transport")


def _accept_connection(loop, factory, sock, server, backlog):
    """The listening socket can be read: a task is made for each connection that waits there."""
    for _ in range(backlog):
        accepted = sock.accept()
        if accepted is None:
            return
        conn, address = accepted
        loop.create_task(_accept_connection2(loop, factory, conn, {"peername": address}, server))


async def _accept_connection2(loop, factory, conn, extra, server):
    """The steps of one accepted connection, up to where its protocol knows of it."""
    protocol = transport = None
    try:
        protocol = factory()
        waiter = loop.create_future()
        _asyncio._note_wait(waiter, "connection_made")
        transport = _SelectorSocketTransport(loop, conn, protocol, waiter, extra, server)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as exc:
        # Nobody can be told but those who look for it.
        if loop.get_debug():
            made = {"protocol": protocol, "transport": transport}
            context = {"message": "Error on transport creation for incoming connection", "exception": exc}
            context |= {role: each for role, each in made.items() if each is not None}
            loop.call_exception_handler(context)


_accept_connection.__qualname__ = "BaseSelectorEventLoop._accept_connection"
_accept_connection2.__qualname__ = "BaseSelectorEventLoop._accept_connection2"


def accept_connections(loop, factory, sock, server, backlog):
    watch(loop, sock, Poller.READING, _accept_connection, loop, factory, sock, server, backlog)
