"""Futures whose results are waited for by threads, and what all executors have in common."""

import threading
import time
from collections import namedtuple

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_NAMES = {
    PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished",
}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The executor can't be used any more."""


TimeoutError = TimeoutError


def _log(level, message, *args, exc_info=True):
    import logging

    getattr(logging.getLogger("concurrent.futures"), level)(message, *args, exc_info=exc_info)


class Future:
    """The result of a call that may come later, for threads that wait for it."""

    def __init__(self):
        # Sets of futures are met in the order of their creation.
        id(self)
        self._condition = threading.Condition()
        self._state, self._result, self._exception = PENDING, None, None
        self._done_callbacks = []
        # Objects with `add(future)`, called with the condition held.
        self._waiters = []

    def __repr__(self):
        with self._condition:
            outcome = ""
            if self._state == FINISHED and self._exception:
                outcome = f" raised {type(self._exception).__name__}"
            elif self._state == FINISHED:
                outcome = f" returned {type(self._result).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={_NAMES[self._state]}{outcome}>"

    def _is_cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def _is_done(self):
        return self._state == FINISHED or self._is_cancelled()

    def cancel(self):
        with self._condition:
            if self._state != PENDING:
                return self._is_cancelled()
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def done(self):
        with self._condition:
            return self._is_done()

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def cancelled(self):
        with self._condition:
            return self._is_cancelled()

    def add_done_callback(self, fn):
        with self._condition:
            if not self._is_done():
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _log("exception", "exception calling callback for %r", self)

    def _wait(self, timeout):
        """Waits for the outcome; the condition is held."""
        if not self._is_done():
            self._condition.wait(timeout)
        if self._is_cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            # The exception's traceback leads to this call.
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_waiters()
                return False
            _log("critical", "Future %s in unexpected state: %s", id(self), self._state, exc_info=False)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._is_done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._tell_waiters()
            self._condition.notify_all()
        self._invoke_callbacks()

    def _tell_waiters(self):
        for waiter in self._waiters:
            waiter.add(self)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class _Waiter:
    """Collects futures that are done, and wakes who waits for them as soon as there are enough."""

    def __init__(self, futures, missing, stops_at_exception=False):
        self.event = threading.Event()
        self.finished = []
        self._missing = missing
        self._stops_at_exception = stops_at_exception
        self._futures = futures
        for future in futures:
            future._waiters.append(self)

    def add(self, future):
        self.finished.append(future)
        self._missing -= 1
        failed = future._state == FINISHED and future._exception is not None
        if self._missing <= 0 or self._stops_at_exception and failed:
            self.event.set()

    def leave(self):
        for future in self._futures:
            if self in future._waiters:
                future._waiters.remove(self)


def _is_notified(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until futures are done: all, the first, or the first that fails."""
    fs = set(fs)
    done = {future for future in fs if _is_notified(future)}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and any(not each.cancelled() and each.exception() is not None for each in done):
        return DoneAndNotDoneFutures(done, not_done)
    if not not_done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    missing = 1 if return_when == FIRST_COMPLETED else len(not_done)
    waiter = _Waiter(fs, missing, return_when == FIRST_EXCEPTION)
    waiter.event.wait(timeout)
    waiter.leave()
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """Iterates futures in the order in which they are done."""
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    finished = [future for future in fs if _is_notified(future)]
    pending = fs - set(finished)
    waiter = _Waiter(fs, 1)
    try:
        # What is done already comes last one first, the rest as it comes.
        while finished:
            yield finished.pop()
        while pending:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.event.wait(left)
            finished, waiter.finished = waiter.finished[::-1], []
            waiter.event.clear()
            while finished:
                pending.remove(finished[-1])
                yield finished.pop()
    finally:
        waiter.leave()


def _result_or_cancel(future, timeout=None):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
        # A traceback leads here; it must not keep the result alive.
        future = None


class Executor:
    """Runs calls somewhere else."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """All calls are submitted at once; their results come in the order of the arguments."""
        end = None if timeout is None else timeout + time.monotonic()
        # In reverse: what has been asked for is forgotten.
        waiting = [self.submit(fn, *args) for args in zip(*iterables)][::-1]

        def result_iterator():
            try:
                while waiting:
                    yield _result_or_cancel(waiting.pop(), None if end is None else end - time.monotonic())
            finally:
                # Whoever stops asking wants none of the rest.
                for future in waiting:
                    future.cancel()

        return result_iterator()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass
