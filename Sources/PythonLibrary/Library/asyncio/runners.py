"""asyncio.run and Runner (Library Reference, "Runners")."""

import _asyncio
import _signal
import _threads
from contextvars import copy_context
from asyncio import events
from asyncio.exceptions import CancelledError

__all__ = ("Runner", "run")


# How many seconds the threads of a loop's executor may take to end.
_THREAD_JOIN_TIMEOUT = 300


class Runner:
    """Runs coroutines one after the other on one loop, which it closes in the end."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._loop_factory = debug, loop_factory
        # Made when it is first asked for: the loop, and the context that all its coroutines share.
        self._loop, self._context = None, None
        self._state = "created"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        """Cancels what is left, lets it end, and closes the loop."""
        if self._state != "initialized":
            return
        loop = self._loop
        complete = loop.run_until_complete
        try:
            _cancel_all_tasks(loop)
            complete(loop.shutdown_asyncgens())
            complete(loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT))
        finally:
            # One that came from a factory of the program's own was never set.
            if self._loop_factory is None:
                events.set_event_loop(None)
            loop.close()
            self._loop, self._state = None, "closed"

    def run(self, coro, *, context=None):
        if not _asyncio.iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        if _asyncio._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        # One context for all that this runner runs: what one coroutine sets, the next one sees.
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        on_interrupt = self._watch_interrupts(task)
        self._interrupts = 0
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            # A cancellation that Ctrl-C asked for, and nothing else, ends as Ctrl-C does elsewhere. Tasks of a program's own
            # class need not count what was asked of them.
            if self._interrupts and hasattr(task, "uncancel") and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if on_interrupt is not None and _signal.handlers.get(_signal.SIGINT) is on_interrupt:
                _signal.handlers[_signal.SIGINT] = _signal.default_int_handler

    def _watch_interrupts(self, task):
        """The first SIGINT cancels the main task; the next one is a KeyboardInterrupt wherever the program is."""
        handlers = _signal.handlers
        if _threads.current() != 1 or handlers.get(_signal.SIGINT) is not _signal.default_int_handler:
            return None

        def _on_sigint(signum, frame):
            self._interrupts += 1
            if self._interrupts > 1 or task.done():
                raise KeyboardInterrupt()
            task.cancel()
            # Wakes a loop that sleeps.
            self._loop.call_soon_threadsafe(lambda: None)

        _on_sigint.__qualname__ = "Runner._on_sigint"
        handlers[_signal.SIGINT] = _on_sigint
        return _on_sigint

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is not None:
            loop = self._loop = self._loop_factory()
        else:
            loop = self._loop = events.new_event_loop()
            events.set_event_loop(loop)
        if self._debug is not None:
            loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = "initialized"


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine on a new loop, and closes the loop."""
    if _asyncio._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    from asyncio.tasks import gather

    left = [task for task in _asyncio.all_tasks(loop) if not task.done()]
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    message = "unhandled exception during asyncio.run() shutdown"
    for task in left:
        if not task.cancelled() and (failure := task.exception()) is not None:
            loop.call_exception_handler({"message": message, "exception": failure, "task": task})


async def _shutdown_asyncgens(loop):
    """Closes the asynchronous generators that are still alive, all at once."""
    generators = loop._take_asyncgens()
    if not generators:
        return
    from asyncio.tasks import gather

    results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            loop.call_exception_handler(
                {
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                }
            )


# Known by this name: it is a method of the loop.
_shutdown_asyncgens.__name__ = "shutdown_asyncgens"
_shutdown_asyncgens.__qualname__ = "BaseEventLoop.shutdown_asyncgens"
