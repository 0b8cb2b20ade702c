"""What event loops do with functions in threads, and with exceptions that nobody takes (Library Reference, "Event Loop").

The rest of a loop is built in. These are methods of it: `loop` is what they are called on.
"""

import _asyncio
from asyncio import events

__all__ = ("BaseEventLoop",)

BaseEventLoop = _asyncio.BaseEventLoop


def run_in_executor(loop, executor, func, *args):
    """Calls a function in a thread of an executor: the loop's own, unless another one is given."""
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    if loop.get_debug():
        loop._check_callback(func, "run_in_executor")
    if executor is None:
        executor = loop._default_executor
        if "_executor_shutdown_called" in loop.__dict__:
            raise RuntimeError("Executor shutdown has been called")
        if executor is None:
            from concurrent.futures import ThreadPoolExecutor

            executor = loop._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
    from asyncio import futures

    return futures.wrap_future(executor.submit(func, *args), loop=loop)


def set_default_executor(loop, executor):
    from concurrent.futures import ThreadPoolExecutor

    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    loop._default_executor = executor


async def shutdown_default_executor(loop, timeout=None):
    """Waits for the threads of the loop's own executor, in a thread that does only that."""
    loop._executor_shutdown_called = True
    if loop._default_executor is None:
        return
    import threading
    from asyncio import timeouts

    future = loop.create_future()
    thread = threading.Thread(target=_do_shutdown, args=(loop, loop._default_executor, future))
    thread.start()
    try:
        async with timeouts.timeout(timeout):
            await future
    except TimeoutError:
        import warnings

        warnings.warn(
            f"The executor did not finishing joining its threads within {timeout} seconds.", RuntimeWarning, stacklevel=2)
        loop._default_executor.shutdown(wait=False)
    else:
        thread.join()


def _do_shutdown(loop, executor, future):
    from asyncio import futures

    try:
        executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
    except Exception as failure:
        if not loop.is_closed() and not future.cancelled():
            loop.call_soon_threadsafe(future.set_exception, failure)


# Known by these names, as methods.
run_in_executor.__qualname__ = "BaseEventLoop.run_in_executor"
shutdown_default_executor.__qualname__ = "BaseEventLoop.shutdown_default_executor"


def run_until_complete(loop, future, is_own):
    """The same for a future that is of none of asyncio's classes."""
    if is_own:
        future._log_destroy_pending = False
    future.add_done_callback(_run_until_complete_cb)
    try:
        loop.run_forever()
    except:
        # Nobody else can ask for what it ended with.
        if is_own and future.done() and not future.cancelled():
            future.exception()
        raise
    finally:
        future.remove_done_callback(_run_until_complete_cb)
    if future.done():
        return future.result()
    raise RuntimeError("Event loop stopped before Future completed.")


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # It has left the loop already.
        return
    future.get_loop().stop()


run_until_complete.__qualname__ = "BaseEventLoop.run_until_complete"


def default_exception_handler(text, exception):
    """A report goes to the logger `asyncio`, where the program may have it formatted."""
    _logger().error(text, exc_info=False if exception is None else (type(exception), exception, exception.__traceback__))


def call_exception_handler(text, exception):
    """What went wrong in a handler is logged with its traceback."""
    try:
        raise exception
    except BaseException:
        _logger().error(text, exc_info=True)


_report_failure = call_exception_handler
_report_failure.__qualname__ = "BaseEventLoop.call_exception_handler"


def _run_once(handle, seconds):
    """What debug mode says of a slow handle."""
    _logger().warning("Executing %s took %.3f seconds", handle, seconds)


def _log_close(loop):
    """Debug mode says which loop is closed."""
    _logger().debug("Close %r", loop)


def _set_coroutine_origin_tracking(enabled):
    import sys

    sys.set_coroutine_origin_tracking_depth(10 if enabled else 0)


_set_coroutine_origin_tracking.__qualname__ = "BaseEventLoop._set_coroutine_origin_tracking"


def _warn_of_open_loop(loop):
    import warnings

    warnings.warn(f"unclosed event loop {loop!r}", ResourceWarning, source=loop)
    if not loop.is_running():
        loop.close()


def _copy_of_queue(name, handles):
    """What `loop._ready` and `loop._scheduled` are: a deque and a list of the handles that are in the queue at this moment."""
    kind = _copies.get(name)
    if kind is None:
        from collections import deque

        kind = _copies[name] = _unchangeable(deque if name == "_ready" else list, f"a change of loop.{name}")
    return kind(handles)


_copies = {}


def _unchangeable(kind, what):
    """A class whose methods that change it are refused; otherwise it is what it is made of."""

    def refuse(self, *args, **kwargs):
        _asyncio._refuse(what)

    changes = {"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort", "__setitem__", "__delitem__", "__iadd__",
               "appendleft", "extendleft", "popleft", "rotate"}
    return type(kind.__name__, (kind,), {"__module__": kind.__module__} | dict.fromkeys(changes & set(dir(kind)), refuse))


def _logger():
    found = globals().get("logger")
    return __getattr__("logger") if found is None else found


def __getattr__(name):
    # Only programs that log pay for it.
    if name == "logger":
        from asyncio.log import logger

        return logger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
