"""Timeouts (Library Reference, "Timeouts")."""

import _asyncio
from asyncio.exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """Cancels the task that entered it when its time is over, and turns that into TimeoutError."""

    def __init__(self, when):
        self._state = "created"
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        if when is None:
            self._timeout_handler = None
        else:
            loop = _asyncio.get_running_loop()
            if when <= loop.time():
                self._timeout_handler = loop.call_soon(self._on_timeout)
            else:
                if _asyncio._records:
                    _asyncio._note_timer("timeout", self._task)
                self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = [""]
        if self._state == "active":
            info.append(f"when={round(self._when, 3) if self._when is not None else None}")
        return f"<Timeout [{self._state}]{' '.join(info)}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = _asyncio.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state == "expiring":
            self._state = "expired"
            # Only if nobody else asked for a cancellation meanwhile is this one ours.
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                _mark_as_timeout(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for each in exc_val.exceptions:
                        _mark_as_timeout(each)
        elif self._state == "active":
            self._state = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timeout_handler = None


def _mark_as_timeout(exc):
    """Another exception came out of the cancellation: between the two stands a TimeoutError."""
    while exc.__context__ is not None:
        if isinstance(exc.__context__, CancelledError):
            between = TimeoutError()
            between.__context__ = between.__cause__ = exc.__context__
            exc.__context__ = between
            return
        exc = exc.__context__


def timeout(delay):
    """A timeout of `delay` seconds from now; None for no limit."""
    loop = _asyncio.get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    """A timeout at a time of the loop's clock."""
    return Timeout(when)
