"""Coroutines and tasks (Library Reference, "Coroutines and Tasks")."""

import _asyncio
from _asyncio import Future, Task, _bare_yield, all_tasks, current_task, iscoroutine, isfuture
from asyncio import timeouts
from asyncio.exceptions import CancelledError

__all__ = (
    "Future",
    "Task",
    "all_tasks",
    "create_task",
    "current_task",
    "ensure_future",
    "gather",
    "iscoroutine",
    "isfuture",
    "sleep",
    "wait_for",
)


def create_task(coro, *, name=None, context=None):
    """Makes a task of a coroutine on the running loop."""
    loop = _asyncio.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine, or anything else that can be awaited, as a new task."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if loop is None:
        loop = _asyncio.get_event_loop()
    return _asyncio._ensure_future(coro_or_future, loop)


async def _wrap_awaitable(awaitable):
    return await awaitable


async def sleep(delay, result=None):
    """Suspends the task for `delay` seconds; for no time at all it only gives way."""
    if delay <= 0:
        # The task joins the back of the ready queue at once.
        await _bare_yield
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = _asyncio.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    _asyncio._note_sleep(future, handle)
    try:
        return await future
    finally:
        handle.cancel()


def _set_result_unless_cancelled(future, result):
    if future.cancelled():
        return
    future.set_result(result)


async def wait_for(fut, timeout):
    """Waits for one awaitable, but no longer than `timeout` seconds: then it is cancelled."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(fut):
    """Cancels a future and waits until it has ended."""
    loop = _asyncio.get_running_loop()
    waiter = loop.create_future()

    def release(fut):
        if not waiter.done():
            waiter.set_result(None)

    release.__name__ = "_release_waiter"
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


class _GatheringFuture(Future):
    """What gather returns: done when its children are, or when one of them fails; cancelling it cancels them."""

    def __init__(self, children, return_exceptions, *, loop):
        self._children = children
        self._return_exceptions = return_exceptions
        self._cancel_requested = False
        self._unfinished = 0

    def cancel(self, msg=None):
        if self.done():
            return False
        # Every child is asked, whatever the others answer; children may still end otherwise than cancelled.
        answers = [child.cancel(msg=msg) for child in self._children]
        if not any(answers):
            return False
        self._cancel_requested = True
        return True

    def _watch(self):
        """Waits for each child once, however often it was given."""
        distinct = dict.fromkeys(self._children)
        self._unfinished = len(distinct)
        for child in distinct:
            if not child.done():
                child.add_done_callback(self._done_callback)
        # The others are counted last, when nothing is missing any more.
        for child in distinct:
            if child.done():
                self._done_callback(child)

    def _done_callback(self, child):
        self._unfinished -= 1
        if self.done():
            # The first failure has been passed on; the later ones count as retrieved.
            if not child.cancelled():
                child.exception()
            return
        if not self._return_exceptions:
            failure = _failure(child)
            if failure is not None:
                self.set_exception(failure)
                return
        if self._unfinished:
            return
        outcomes = [_outcome(each) for each in self._children]
        if self._cancel_requested:
            # A request to cancel is passed on even where exceptions are mere results.
            self.set_exception(child._make_cancelled_error())
        else:
            self.set_result(outcomes)

    # Reprs name it as CPython does, where it is a function inside of gather.
    _done_callback.__qualname__ = "gather.<locals>._done_callback"


def _failure(future):
    return future._make_cancelled_error() if future.cancelled() else future.exception()


def _outcome(future):
    """A result, or an exception as a value."""
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    failure = future.exception()
    return future.result() if failure is None else failure


def gather(*coros_or_futures, return_exceptions=False):
    """Runs awaitables at the same time, and collects their results in the order of the arguments."""
    if not coros_or_futures:
        outer = _asyncio.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    children = {}
    for argument in coros_or_futures:
        if argument in children:
            continue
        child = children[argument] = ensure_future(argument, loop=loop)
        loop = child.get_loop()
        if child is not argument:
            # Made here: the caller could not wait for it if it wanted to.
            child._log_destroy_pending = False
    ordered = [children[argument] for argument in coros_or_futures]
    outer = _GatheringFuture(ordered, return_exceptions, loop=loop)
    _asyncio._note_gather(outer, ordered)
    outer._watch()
    return outer
