"""Which loop is meant (Library Reference, "Event Loop" and "Policies").

While a loop runs, it is the one. Otherwise a policy keeps a current loop; the main thread gets one when it first asks.
"""

import sys

import _asyncio
import _threads
from _asyncio import EventLoop, Handle, TimerHandle, _get_running_loop, _set_running_loop, get_event_loop, get_running_loop

__all__ = (
    "AbstractEventLoop",
    "AbstractEventLoopPolicy",
    "Handle",
    "TimerHandle",
    "_get_running_loop",
    "_set_running_loop",
    "get_event_loop",
    "get_event_loop_policy",
    "get_running_loop",
    "new_event_loop",
    "set_event_loop",
    "set_event_loop_policy",
)

AbstractEventLoop = _asyncio.AbstractEventLoop


class AbstractEventLoopPolicy:
    """What a policy has to answer."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    _loop_factory = None

    def __init__(self):
        # By thread; None for one whose loop was taken away.
        self._loops = {}

    def get_event_loop(self):
        me = _threads.current()
        if me == 1 and me not in self._loops:
            _warn_of_missing_loop()
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(me)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {_thread_name()!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loops[_threads.current()] = loop

    def new_event_loop(self):
        # Programs that log everything see it; others need no logging.
        logging = sys.modules.get("logging")
        if logging is not None:
            logging.getLogger("asyncio").debug("Using selector: %s", "EpollSelector")
        return self._loop_factory()


def _thread_name():
    threading = sys.modules.get("threading")
    return "MainThread" if threading is None else threading.current_thread().name


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    # Reprs name the place where CPython has it.
    __module__ = "asyncio.unix_events"
    _loop_factory = EventLoop


def _warn_of_missing_loop():
    """The warning stands at the line outside of asyncio that asked."""
    import sys
    import warnings

    level = 2
    frame = sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__")
        if module != "asyncio" and not module.startswith("asyncio."):
            break
        frame = frame.f_back
        level += 1
    warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=level)


_event_loop_policy = None


def get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = _UnixDefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """None stands for the default one, made anew."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
