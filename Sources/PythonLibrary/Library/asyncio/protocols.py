"""What a program is told by its transports (Library Reference, "Transports and Protocols")."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol")


class BaseProtocol:
    """What all kinds are told."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there; `transport` stands for it."""

    def connection_lost(self, exc):
        """The connection is gone: by an exception, or by its own end or close (None)."""

    def pause_writing(self):
        """The transport's buffer went over its high-water mark."""

    def resume_writing(self):
        """The transport's buffer has drained to its low-water mark."""


class Protocol(BaseProtocol):
    """Is given what comes over a stream: connection_made, data_received any number of times, eof_received at most once, connection_lost."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes; how many come at once is anyone's guess."""

    def eof_received(self):
        """The other side writes no more. A true value keeps the transport open for writing; None closes it."""


class BufferedProtocol(BaseProtocol):
    """A Protocol with a buffer of its own, into which the transport writes."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """The buffer for the next bytes: not empty."""

    def buffer_updated(self, nbytes):
        """So many bytes stand in it now."""

    def eof_received(self):
        """As that of Protocol."""


class DatagramProtocol(BaseProtocol):
    """Is given what comes in single datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram, and who sent it."""

    def error_received(self, exc):
        """A datagram could not be sent or received."""


class SubprocessProtocol(BaseProtocol):
    """Is told of a child process. There are none here: the class is for those who inherit from it."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """Bytes from the child's output."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe is closed."""

    def process_exited(self):
        """The child has ended."""


def _feed_data_to_buffered_proto(proto, data):
    """Gives bytes to a BufferedProtocol in pieces, as large as its buffers."""
    while data:
        buffer = proto.get_buffer(len(data))
        size = len(buffer)
        if not size:
            raise RuntimeError("get_buffer() returned an empty buffer")
        piece, data = data[:size], data[size:]
        buffer[: len(piece)] = piece
        proto.buffer_updated(len(piece))
