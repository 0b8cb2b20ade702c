"""Futures of threads and those of event loops (Library Reference, "Futures")."""

import _asyncio
import concurrent.futures
from _asyncio import Future, isfuture
from asyncio import exceptions
from asyncio.tasks import _set_result_unless_cancelled  # where CPython keeps it

__all__ = ("Future", "wrap_future", "isfuture")



def _exception_of_asyncio(exc):
    """The exceptions of one kind of future as those of the other."""
    for theirs, ours in (
        (concurrent.futures.CancelledError, exceptions.CancelledError),
        (concurrent.futures.InvalidStateError, exceptions.InvalidStateError),
    ):
        if type(exc) is theirs:
            return ours(*exc.args).with_traceback(exc.__traceback__)
    return exc


def _copy_to_thread(future, source):
    """The outcome of a future of a loop becomes that of one that threads wait for."""
    if source.cancelled():
        future.cancel()
    if future.set_running_or_notify_cancel():
        _copy_outcome(future, source)


def _copy_to_loop(future, source):
    if future.cancelled():
        return
    if source.cancelled():
        future.cancel()
    else:
        _copy_outcome(future, source)


def _copy_outcome(future, source):
    failure = source.exception()
    if failure is None:
        future.set_result(source.result())
    else:
        future.set_exception(_exception_of_asyncio(failure))


def _chain_future(source, destination):
    """The outcome of one becomes that of the other; who cancels the second cancels the first.

    Each callback runs where its future belongs: what is another loop's is queued there.
    """
    for future, role in ((source, "source"), (destination, "destination")):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f"A future is required for {role} argument")
    source_loop = source.get_loop() if isfuture(source) else None
    dest_loop = destination.get_loop() if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_to_loop(future, other)
        else:
            _copy_to_thread(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A future of a loop for one of an executor."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = _asyncio.get_event_loop()
    new_future = loop.create_future()
    _chain_future(future, new_future)
    return new_future
