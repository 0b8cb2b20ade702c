"""Calls that run in threads, and their results (Library Reference, "concurrent.futures")."""

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)

__all__ = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError", "BrokenExecutor",
    "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
)


class ProcessPoolExecutor(Executor):
    """Other processes are out of reach."""

    __module__ = "concurrent.futures.process"

    def __init__(self, *args, **kwargs):
        import _threads

        _threads.refuse("concurrent.futures.ProcessPoolExecutor")


def __dir__():
    return __all__ + ("__author__", "__doc__")


def __getattr__(name):
    if name == "ThreadPoolExecutor":
        # Only a program that wants threads waits for them to be read.
        from concurrent.futures.thread import ThreadPoolExecutor

        globals()[name] = ThreadPoolExecutor
        return ThreadPoolExecutor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
