"""The exceptions of asyncio (Library Reference, "Exceptions")."""

from _asyncio import CancelledError, InvalidStateError

__all__ = (
    "BrokenBarrierError",
    "CancelledError",
    "IncompleteReadError",
    "InvalidStateError",
    "LimitOverrunError",
    "SendfileNotAvailableError",
    "TimeoutError",
)

TimeoutError = TimeoutError


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or aborted while somebody waited."""


class LimitOverrunError(Exception):
    """The buffer is full, and what was looked for is not in it."""

    def __init__(self, message, consumed):
        self.consumed = consumed
        super().__init__(message)

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class IncompleteReadError(EOFError):
    """The stream ended before what was asked for had come."""

    def __init__(self, partial, expected):
        self.partial, self.expected = partial, expected
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class SendfileNotAvailableError(RuntimeError):
    """There is no sendfile for this."""
