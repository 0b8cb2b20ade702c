"""What a program writes to (Library Reference, "Transports and Protocols").

The classes that users may check against or inherit from; those that do something stand in `socket_transports`.
"""

__all__ = (
    "BaseTransport",
    "ReadTransport",
    "WriteTransport",
    "Transport",
    "DatagramTransport",
    "SubprocessTransport",
)


def _left_open(name, summary):
    def method(self, *args, **kwargs):
        raise NotImplementedError

    method.__name__ = method.__qualname__ = name
    method.__doc__ = summary
    return method


class BaseTransport:
    """What all kinds have."""

    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """What is known of the connection: 'peername', 'sockname', 'socket'."""
        return self._extra.get(name, default)

    is_closing = _left_open("BaseTransport.is_closing", "Whether it is closing or closed.")
    close = _left_open("BaseTransport.close", "Closes it once what is buffered has been written.")
    set_protocol = _left_open("BaseTransport.set_protocol", "Another protocol is told from now on.")
    get_protocol = _left_open("BaseTransport.get_protocol", "The protocol that is told.")


class ReadTransport(BaseTransport):
    """One that can be read."""

    __slots__ = ()

    is_reading = _left_open("ReadTransport.is_reading", "Whether the protocol is given what comes.")
    pause_reading = _left_open("ReadTransport.pause_reading", "The protocol is given nothing until resume_reading.")
    resume_reading = _left_open("ReadTransport.resume_reading", "The protocol is given what comes again.")


class WriteTransport(BaseTransport):
    """One that can be written."""

    __slots__ = ()

    set_write_buffer_limits = _left_open("WriteTransport.set_write_buffer_limits", "Sets the high- and low-water marks.")
    get_write_buffer_size = _left_open("WriteTransport.get_write_buffer_size", "How many bytes wait to be written.")
    get_write_buffer_limits = _left_open("WriteTransport.get_write_buffer_limits", "The low- and high-water marks.")
    write = _left_open("WriteTransport.write", "Writes bytes, now or when there is room; never blocks.")
    write_eof = _left_open("WriteTransport.write_eof", "Ends the writing side; reading goes on.")
    can_write_eof = _left_open("WriteTransport.can_write_eof", "Whether there is a write_eof.")
    abort = _left_open("WriteTransport.abort", "Closes it at once; what is buffered is lost.")

    def writelines(self, list_of_data):
        """Writes all of them, one after the other."""
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    """A stream in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """Sends single datagrams."""

    __slots__ = ()

    sendto = _left_open("DatagramTransport.sendto", "Sends a datagram to an address, or to the one it was made for.")
    abort = _left_open("DatagramTransport.abort", "Closes it at once.")


class SubprocessTransport(BaseTransport):
    """Stands for a child process. There are none here."""

    __slots__ = ()

    get_pid = _left_open("SubprocessTransport.get_pid", "The number of the process.")
    get_returncode = _left_open("SubprocessTransport.get_returncode", "What it ended with.")
    get_pipe_transport = _left_open("SubprocessTransport.get_pipe_transport", "The transport of one of its pipes.")
    send_signal = _left_open("SubprocessTransport.send_signal", "Sends it a signal.")
    terminate = _left_open("SubprocessTransport.terminate", "Asks it to end.")
    kill = _left_open("SubprocessTransport.kill", "Ends it.")


class _FlowControlMixin(Transport):
    """Tells the protocol to pause when the buffer is above the high-water mark, and to go on when it is down to the low one.

    Who inherits calls `_maybe_pause_protocol` when the buffer has grown and `_maybe_resume_protocol` when it has shrunk.
    """

    __slots__ = ("_loop", "_protocol_paused", "_high_water", "_low_water")

    def __init__(self, extra=None, loop=None):
        super().__init__(extra)
        assert loop is not None
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def get_write_buffer_limits(self):
        return (self._low_water, self._high_water)

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high, low)
        self._maybe_pause_protocol()

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not 0 <= low <= high:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water, self._low_water = high, low

    def get_write_buffer_size(self):
        raise NotImplementedError

    def _maybe_pause_protocol(self):
        if not self._protocol_paused and self.get_write_buffer_size() > self._high_water:
            self._protocol_paused = True
            self._tell_protocol("pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol("resume_writing")

    def _tell_protocol(self, what):
        try:
            getattr(self._protocol, what)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {
                    "message": f"protocol.{what}() failed",
                    "exception": exc,
                    "transport": self,
                    "protocol": self._protocol,
                }
            )
