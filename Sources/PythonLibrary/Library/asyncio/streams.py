"""Streams: connections with `await` instead of callbacks (Library Reference, "Streams").

A `StreamReaderProtocol` takes what a transport brings and feeds a `StreamReader`, in which tasks wait; a `StreamWriter` writes to the
transport, and waits in `drain` while its buffer is too full.
"""

import warnings
from _collections import deque
from _weakref import ref

import _asyncio
from asyncio import exceptions, protocols
from asyncio.memory_network import place_text
from asyncio.tasks import sleep

__all__ = (
    "StreamReader",
    "StreamWriter",
    "StreamReaderProtocol",
    "open_connection",
    "start_server",
    "open_unix_connection",
    "start_unix_server",
)

_DEFAULT_LIMIT = 2**16


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to a server; the pair (reader, writer)."""
    return await _open(_asyncio.get_running_loop().create_connection, limit, host, port, **kwds)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Starts a server that calls a function with (reader, writer) for each client; a coroutine function becomes a task."""
    loop = _asyncio.get_running_loop()
    return await loop.create_server(_factory(loop, client_connected_cb, limit), host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """As open_connection, by a path."""
    return await _open(_asyncio.get_running_loop().create_unix_connection, limit, path, **kwds)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """As start_server, at a path."""
    loop = _asyncio.get_running_loop()
    return await loop.create_unix_server(_factory(loop, client_connected_cb, limit), path, **kwds)


async def _open(connect, limit, *where, **kwds):
    loop = _asyncio.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await connect(lambda: protocol, *where, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


def _factory(loop, client_connected_cb, limit):
    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)

    return factory


class FlowControlMixin(protocols.Protocol):
    """Tasks wait in `_drain_helper` while the transport has told the protocol to pause."""

    def __init__(self, loop=None):
        self._loop = _asyncio.get_event_loop() if loop is None else loop
        self._paused = False
        self._connection_lost = False
        self._drain_waiters = deque()

    def pause_writing(self):
        assert not self._paused
        self._paused = True

    def resume_writing(self):
        assert self._paused
        self._paused = False
        self._release(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            self._release(exc)

    def _release(self, exc):
        for waiter in self._drain_waiters:
            if not waiter.done():
                _complete(waiter, exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            room = self._loop.create_future()
            _asyncio._note_wait(room, f"drain: room to write to {self._place()}")
            self._drain_waiters.append(room)
            try:
                await room
            finally:
                self._drain_waiters.remove(room)

    def _place(self):
        return "the other side"

    def _get_close_waiter(self, stream):
        raise NotImplementedError


def _complete(future, exc):
    if exc is None:
        future.set_result(None)
    else:
        future.set_exception(exc)


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds a reader with what a transport brings, and starts the function that serves a client."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        # Who holds the reader is the program; until a server's function has it, the protocol does.
        self._stream_reader_wr = None if stream_reader is None else ref(stream_reader)
        self._strong_reader = stream_reader if client_connected_cb is not None else None
        self._client_connected_cb = client_connected_cb
        self._task = None
        self._transport = None
        self._closed = self._loop.create_future()

    @property
    def _stream_reader(self):
        return self._stream_reader_wr and self._stream_reader_wr()

    def connection_made(self, transport):
        reader, self._transport = self._stream_reader, transport
        if reader is not None:
            reader.set_transport(transport)
        _asyncio._note_wait(self._closed, f"wait_closed: the connection to {self._place()}")
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        served = self._client_connected_cb(reader, writer)
        if _asyncio.iscoroutine(served):
            self._task = self._loop.create_task(served)
            self._task.add_done_callback(self._when_served(transport))
        self._strong_reader = None

    def _when_served(self, transport):
        """Closes the connection if the function that serves it failed; else it is the function's own affair."""

        def callback(task):
            if not task.cancelled():
                exc = task.exception()
                if exc is None:
                    return
                self._loop.call_exception_handler(
                    {
                        "message": "Unhandled exception in client_connected_cb",
                        "exception": exc,
                        "transport": transport,
                    }
                )
            transport.close()

        callback.__qualname__ = "StreamReaderProtocol.connection_made.<locals>.callback"
        return callback

    # Where nobody has the reader any more, what comes is lost.

    def eof_received(self):
        if (reader := self._stream_reader) is not None:
            reader.feed_eof()
        # The program may go on writing.
        return True

    def data_received(self, data):
        if (reader := self._stream_reader) is not None:
            reader.feed_data(data)

    def connection_lost(self, exc):
        if (reader := self._stream_reader) is not None:
            if exc is not None:
                reader.set_exception(exc)
            else:
                reader.feed_eof()
        if not self._closed.done():
            _complete(self._closed, exc)
            # Nobody has to ask how the connection ended.
            self._closed.exception()
        super().connection_lost(exc)
        self._stream_reader_wr = self._task = self._transport = None

    def _place(self):
        return _other_side(self._transport)

    def _get_close_waiter(self, stream):
        return self._closed


def _other_side(transport):
    if transport is None:
        return "a connection"
    peer = transport.get_extra_info("peername")
    return place_text(peer or transport.get_extra_info("sockname"))


class StreamWriter:
    """Writes to a transport."""

    def __init__(self, transport, protocol, reader, loop):
        assert reader is None or isinstance(reader, StreamReader)
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop

    def __repr__(self):
        reader = "" if self._reader is None else f" reader={self._reader!r}"
        return f"<{type(self).__name__} transport={self._transport!r}{reader}>"

    @property
    def transport(self):
        return self._transport

    def get_extra_info(self, name, default=None):
        return self._transport.get_extra_info(name, default)

    def write_eof(self):
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def writelines(self, data):
        self._transport.writelines(data)

    def write(self, data):
        self._transport.write(data)

    async def drain(self):
        """Waits until the transport's buffer has room; at once, if it has."""
        failure = None if self._reader is None else self._reader.exception()
        if failure is not None:
            raise failure
        if self._transport.is_closing():
            # The protocol hears of the end in the next pass: a loop of writes would never let it.
            await sleep(0)
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, **options):
        _asyncio._refuse("StreamWriter.start_tls()")

    async def wait_closed(self):
        await self._protocol._get_close_waiter(self)

    def is_closing(self):
        return self._transport.is_closing()

    def close(self):
        return self._transport.close()

    def __del__(self, warnings=warnings):
        if not self._transport.is_closing():
            told = "loop is closed"
            if not self._loop.is_closed():
                self.close()
                told = f"unclosed {self!r}"
            warnings.warn(told, ResourceWarning)


class StreamReader:
    """Bytes that have come and have not been read; one task at a time waits for more."""

    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._loop = _asyncio.get_event_loop() if loop is None else loop
        self._buffer, self._limit = bytearray(), limit
        self._eof = self._paused = False
        self._waiter = self._exception = self._transport = None

    def __repr__(self):
        size = len(self._buffer)
        has_limit = self._limit != _DEFAULT_LIMIT
        parts = [f"{size} bytes" if size else "", "eof" if self._eof else "", f"limit={self._limit}" if has_limit else ""]
        for name in ("waiter", "exception", "transport"):
            value = getattr(self, f"_{name}")
            parts.append(f"{name}={value!r}" if value else "")
        parts.append("paused" if self._paused else "")
        return f"<{' '.join(['StreamReader', *filter(None, parts)])}>"

    # MARK: What the protocol tells

    def set_transport(self, transport):
        assert self._transport is None, "Transport already set"
        self._transport = transport

    def feed_data(self, data):
        assert not self._eof, "feed_data after feed_eof"
        if data:
            self._buffer += data
            self._wake(None)
            if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
                self._pause()

    def _pause(self):
        """Nobody reads as fast as it comes: the other side will have to wait."""
        try:
            self._transport.pause_reading()
            self._paused = True
        except NotImplementedError:
            # It can't, and need not be asked again.
            self._transport = None

    def feed_eof(self):
        self._eof = True
        self._wake(None)

    def set_exception(self, exc):
        self._exception = exc
        self._wake(exc)

    def exception(self):
        return self._exception

    def at_eof(self):
        return self._eof and not self._buffer

    def _check_failed(self):
        if self._exception is not None:
            raise self._exception

    def _wake(self, exc):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            _complete(waiter, exc)

    # MARK: Waiting

    async def _wait_for_data(self, func_name, shown=None):
        """Until something comes, or the end; `shown` is the method that the program has called, if it is another one."""
        if self._waiter is not None:
            raise RuntimeError(f"{func_name}() called while another coroutine is already waiting for incoming data")
        assert not self._eof, "_wait_for_data after EOF"
        # What is paused would never come.
        if self._paused:
            self._resume()
        self._waiter = self._loop.create_future()
        _asyncio._note_wait(self._waiter, f"{shown or func_name} from {_other_side(self._transport)}")
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _resume(self):
        self._paused = False
        self._transport.resume_reading()

    def _take(self, count):
        """Bytes from the front of the buffer; if there is room again, more may come."""
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._resume_if_low()
        return data

    def _resume_if_low(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._resume()

    def _raise_incomplete(self, expected):
        partial = bytes(self._buffer)
        self._buffer.clear()
        raise exceptions.IncompleteReadError(partial, expected)

    # MARK: Reading

    async def read(self, n=-1):
        """At most `n` bytes, as soon as there are any; all up to the end without `n`. None at the end."""
        self._check_failed()
        if n > 0:
            if not (self._buffer or self._eof):
                await self._wait_for_data("read")
            return self._take(n)
        whole = bytearray()
        # Block by block, so that no more is kept than the limit allows.
        while n and (block := await self.read(self._limit)):
            whole += block
        return bytes(whole)

    async def readexactly(self, n):
        """Exactly `n` bytes; IncompleteReadError if the end comes before."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        self._check_failed()
        while len(self._buffer) < n:
            if self._eof:
                self._raise_incomplete(n)
            await self._wait_for_data("readexactly")
        return self._take(n) if n else b""

    async def readline(self):
        """A line with its end; what there is at the end of the stream."""
        try:
            return await self._read_until([b"\n"], "readline")
        except exceptions.IncompleteReadError as exc:
            return exc.partial
        except exceptions.LimitOverrunError as exc:
            # The line that is too long is dropped, as far as it has come.
            if self._buffer.startswith(b"\n", exc.consumed):
                del self._buffer[: exc.consumed + 1]
            else:
                self._buffer.clear()
            self._resume_if_low()
            raise ValueError(exc.args[0])

    async def readuntil(self, separator=b"\n"):
        """Bytes up to a separator, with it; of several separators, the one that ends first."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError("Separator should contain at least one element")
        return await self._read_until(separators)

    async def _read_until(self, separators, shown="readuntil"):
        """Of separators in the order of their lengths."""
        shortest, longest = len(separators[0]), len(separators[-1])
        if shortest == 0:
            raise ValueError("Separator should be at least one-byte string")
        self._check_failed()
        # Before this no separator begins.
        searched = 0
        while True:
            length = len(self._buffer)
            if length - searched >= shortest:
                end, start = self._find(separators, searched)
                if end is not None:
                    break
                # Part of a separator may have come already.
                searched = max(0, length + 1 - longest)
                if searched > self._limit:
                    raise exceptions.LimitOverrunError("Separator is not found, and chunk exceed the limit", searched)
            if self._eof:
                self._raise_incomplete(None)
            await self._wait_for_data("readuntil", shown)
        if start > self._limit:
            raise exceptions.LimitOverrunError("Separator is found, but chunk is longer than limit", start)
        return self._take(end)

    def _find(self, separators, begin):
        """The end and the start of the separator that ends first; a pair of None if there is none."""
        best = None, None
        for each in separators:
            start = self._buffer.find(each, begin)
            if start >= 0 and (best[0] is None or start + len(each) < best[0]):
                best = start + len(each), start
        return best

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line
