"""Coroutines and tasks (Library Reference, "Coroutines and Tasks")."""

import _asyncio
from _asyncio import Future, Task, _bare_yield, current_task, iscoroutine, isfuture
from asyncio import timeouts
from asyncio._extending import _enter_task, _leave_task, _register_task, _unregister_task, all_tasks
from asyncio.exceptions import CancelledError

__all__ = (
    "ALL_COMPLETED",
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "Task",
    "all_tasks",
    "as_completed",
    "create_eager_task_factory",
    "create_task",
    "current_task",
    "eager_task_factory",
    "ensure_future",
    "gather",
    "run_coroutine_threadsafe",
    "shield",
    "sleep",
    "wait",
    "wait_for",
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_CONDITIONS = (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)


def create_task(coro, *, name=None, context=None):
    """Makes a task of a coroutine on the running loop."""
    loop = _asyncio.get_running_loop()
    if context is None:
        # Keywords cost more than the question; but a method of the program's own may ask what it was given.
        if name is None and not _asyncio._makes_tasks_its_own_way(loop):
            return loop.create_task(coro)
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a coroutine, or anything else that can be awaited, as a new task."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    return _asyncio._ensure_future(coro_or_future, loop)


async def _wrap_awaitable(awaitable):
    return await awaitable


_wrap_awaitable.__qualname__ = "ensure_future.<locals>._wrap_awaitable"


async def sleep(delay, result=None):
    """Suspends the task for `delay` seconds; for no time at all it only gives way."""
    if delay <= 0:
        # The task joins the back of the ready queue at once.
        await _bare_yield
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    handle = None
    future = _asyncio._begin_sleep(delay, result)
    if future is None:
        # Someone looks closely: a timer on the loop will call the function with the future and the result.
        future, handle = _asyncio._begin_sleep_with_timer(delay, result, _set_result_unless_cancelled)
    try:
        return await future
    finally:
        if handle is None:
            _asyncio._end_sleep(future)
        else:
            handle.cancel()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits until tasks or futures are done: all, the first, or the first that fails. Nothing is cancelled."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in _CONDITIONS:
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = set(fs)
    if any(map(iscoroutine, futures)):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(futures, timeout, return_when, _asyncio.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    if _asyncio._records:
        _asyncio._note_futures(waiter, "wait", fs)
    timer = None
    if timeout is not None:
        if _asyncio._records:
            _asyncio._note_timer("waiting", _asyncio.current_task())
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    # Those that are done already say so in the next pass: waiting takes one at least.
    def _on_completion(future):
        nonlocal left
        left -= 1
        if left > 0 and return_when != FIRST_COMPLETED:
            if return_when == ALL_COMPLETED or future.cancelled() or future.exception() is None:
                return
        _release_waiter(waiter, timer)

    for future in fs:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        _stop(timer)
        for future in fs:
            future.remove_done_callback(_on_completion)
    done = {future for future in fs if future.done()}
    return done, fs - done


def _release_waiter(waiter, timer=None):
    """Lets the one who waits go on: in time, or because the time is over."""
    _stop(timer)
    if not waiter.done():
        waiter.set_result(None)


def _stop(timer):
    if timer is not None:
        timer.cancel()


async def wait_for(fut, timeout):
    """Waits for one awaitable, but no longer than `timeout` seconds: then it is cancelled."""
    if timeout is None or not timeout <= 0:
        async with timeouts.timeout(timeout):
            return await fut
    # No time at all: what is done already counts, and what ends otherwise than cancelled.
    future = ensure_future(fut)
    if not future.done():
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as cancellation:
            raise TimeoutError from cancellation
    return future.result()


async def _cancel_and_wait(fut):
    """Cancels a future and waits until it has ended."""
    waiter = _asyncio.get_running_loop().create_future()

    def release(fut):
        _release_waiter(waiter)

    release.__name__ = "_release_waiter"
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


class _GatheringFuture(Future):
    """What gather returns: done when its children are, or when one of them fails; cancelling it cancels them."""

    def __init__(self, children, unfinished, return_exceptions, *, loop):
        super().__init__(loop=loop)
        self._children = children
        # How many there are, each counted once, however often it was given.
        self._unfinished = unfinished
        self._return_exceptions = return_exceptions
        self._cancel_requested = False

    def cancel(self, msg=None):
        # Every child is asked, whatever the others answer; children may still end otherwise than cancelled.
        answers = [] if self.done() else [child.cancel(msg=msg) for child in self._children]
        if accepted := any(answers):
            self._cancel_requested = True
        return accepted

    def _child_is_done(self, child):
        self._unfinished -= 1
        if self.done():
            # The first failure has been passed on; of the later ones nobody else will hear.
            _retrieve(child)
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
            # A request to cancel is passed on even where exceptions are mere results: with the message of the last child,
            # which need not be the one that was cancelled.
            self.set_exception(self._children[-1]._make_cancelled_error())
        else:
            self.set_result(outcomes)


def _retrieve(future):
    """Nobody will ask how this one ended: its exception counts as asked for."""
    if not future.cancelled():
        future.exception()


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
    outer = None

    def _done_callback(child):
        if outer is not None:
            outer._child_is_done(child)
        else:
            # A later argument was nothing to wait for.
            _retrieve(child)

    loop = None
    children = {}
    finished = []
    for argument in coros_or_futures:
        if argument in children:
            continue
        child = children[argument] = ensure_future(argument, loop=loop)
        loop = child.get_loop()
        if child is not argument:
            # Made here: the caller could not wait for it if it wanted to.
            child._log_destroy_pending = False
        if child.done():
            finished.append(child)
        else:
            child.add_done_callback(_done_callback)
    ordered = [children[argument] for argument in coros_or_futures]
    outer = _GatheringFuture(ordered, len(children), return_exceptions, loop=loop)
    if _asyncio._records:
        _asyncio._note_futures(outer, "gather", ordered)
    # These are counted last, when nothing is missing any more.
    for child in finished:
        _done_callback(child)
    return outer


class _AsCompletedIterator:
    """Futures in the order in which they end: themselves for `async for`, coroutines with their results for `for`."""

    def __init__(self, aws, timeout):
        from asyncio import queues

        # What has ended, in that order; None stands for each one that did not come in time.
        self._ended = queues.Queue()
        loop = _asyncio.get_event_loop()
        running = {ensure_future(each, loop=loop) for each in set(aws)}
        for future in running:
            future.add_done_callback(self._handle_completion)
        if _asyncio._records:
            _asyncio._note_futures(self._ended, "as_completed", running)
        self._timer = None
        if running and timeout is not None:
            if _asyncio._records:
                _asyncio._note_timer("waiting", _asyncio.current_task())
            self._timer = loop.call_later(timeout, self._handle_timeout)
        self._running = running
        # How many may still be asked for.
        self._unasked = len(running)

    def __iter__(self):
        return self

    __aiter__ = __iter__

    def __next__(self):
        self._ask(StopIteration)
        return self._wait_for_one(resolve=True)

    async def __anext__(self):
        self._ask(StopAsyncIteration)
        return await self._wait_for_one()

    def _ask(self, end):
        if self._unasked == 0:
            raise end
        self._unasked -= 1

    async def _wait_for_one(self, resolve=False):
        if (future := await self._ended.get()) is None:
            raise TimeoutError
        return future.result() if resolve else future

    def _handle_completion(self, future):
        # After the timeout there is none that anybody waits for.
        if self._running:
            self._running.remove(future)
            self._ended.put_nowait(future)
            if not self._running:
                _stop(self._timer)

    def _handle_timeout(self):
        late, self._running = self._running, None
        for future in late:
            future.remove_done_callback(self._handle_completion)
            self._ended.put_nowait(None)


def as_completed(fs, *, timeout=None):
    """Iterates awaitables in the order in which they end."""
    if iscoroutine(fs) or isfuture(fs) or hasattr(fs, "__await__"):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


def shield(arg):
    """A future that ends as `arg` does; who cancels it cancels only the waiting."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    if _asyncio._records:
        _asyncio._note_futures(outer, "shield", [inner])

    def _inner_done_callback(inner):
        if outer.cancelled():
            _retrieve(inner)
        elif inner.cancelled():
            outer.cancel()
        elif (failure := inner.exception()) is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(failure)

    inner.add_done_callback(_inner_done_callback)

    # Who has given up waiting need not be told any more.
    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Makes a task of a coroutine on the loop of another thread; the future that it answers is for threads."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    import concurrent.futures
    from asyncio import futures

    outcome = concurrent.futures.Future()

    def callback():
        try:
            task = ensure_future(coro, loop=loop)
            futures._chain_future(task, outcome)
        except BaseException as failure:
            # What ends the whole loop is not the waiting thread's affair.
            ends_loop = isinstance(failure, (KeyboardInterrupt, SystemExit))
            if not ends_loop and outcome.set_running_or_notify_cancel():
                outcome.set_exception(failure)
            raise

    loop.call_soon_threadsafe(callback)
    return outcome


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks take their first step at once."""

    def factory(loop, coro, *, name=None, context=None):
        options = {"name": name, "context": context, "eager_start": True}
        return custom_task_constructor(coro, loop=loop, **options)

    return factory


eager_task_factory = create_eager_task_factory(Task)
