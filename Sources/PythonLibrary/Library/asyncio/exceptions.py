"""The exceptions of asyncio (Library Reference, "Exceptions")."""

from _asyncio import CancelledError, InvalidStateError

__all__ = ("CancelledError", "InvalidStateError", "TimeoutError")

TimeoutError = TimeoutError
