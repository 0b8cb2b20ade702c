"""Threads at their lowest (Library Reference, "_thread"): starting one, and locks.

Only one thread runs at a time, and it runs until it waits: what stands between two waits is never interrupted. So a lock is a flag and
a queue. A lock that is given back goes to whoever takes it first; the first in the queue is woken to try.
"""

import _threads
from collections import deque

error = RuntimeError
TIMEOUT_MAX = 9223372036.0


def get_ident():
    return _threads.current()


get_native_id = get_ident


def _get_main_thread_ident():
    return 1


def _count():
    return _threads.count() - 1


def daemon_threads_allowed():
    return True


def start_new_thread(function, args, kwargs=None, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    name = getattr(function, "__name__", type(function).__name__)
    return _threads.start(name, _run, (function, args, kwargs or {}))


start_new = start_new_thread


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        # The end of the thread, and of nothing else.
        pass


def exit():
    raise SystemExit


def stack_size(size=0, /):
    return 0


def _deadline(timeout):
    """The moment on the clock, in nanoseconds, at which a time of so many seconds is over; None for no limit."""
    if timeout is None or timeout == -1:
        return None
    # Over is what is past: who computes what is left finds less than nothing.
    return _threads.now() + -int(-timeout * 1_000_000_000 // 1) + 1


class _Queue:
    """Threads that wait for one thing, in the order in which they came."""

    def __init__(self):
        self._threads = deque()

    def __len__(self):
        return len(self._threads)

    def wait(self, what, deadline):
        """Says whether it was woken before the time was over."""
        me = [_threads.current()]
        self._threads.append(me)
        if _threads.wait(what, deadline):
            return True
        if me in self._threads:
            self._threads.remove(me)
        return False

    def wake(self):
        if self._threads:
            _threads.wake(self._threads.popleft()[0])


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


class lock:
    __module__ = "_thread"

    def __init__(self):
        self._locked = False
        self._queue = None

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1:
            _check_timeout(blocking, timeout)
        if not self._locked:
            self._locked = True
            return True
        if not blocking or timeout == 0:
            return False
        deadline = _deadline(timeout)
        if self._queue is None:
            self._queue = _Queue()
        while self._locked:
            if not self._queue.wait("a lock", deadline):
                return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False
        if self._queue is not None:
            self._queue.wake()

    def locked(self):
        return self._locked

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        word = "locked" if self._locked else "unlocked"
        return f"<{word} _thread.lock object at {id(self):#x}>"


allocate_lock = allocate = LockType = lock


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._block = lock()
        self._owner = 0
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        me = _threads.current()
        if self._owner == me:
            self._depth += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._depth = 1
        return True

    def release(self):
        if self._owner != _threads.current():
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1
        if not self._depth:
            self._owner = 0
            self._block.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _is_owned(self):
        return self._owner == _threads.current()

    def _recursion_count(self):
        return self._depth if self._is_owned() else 0

    def _release_save(self):
        if not self._depth:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._depth, self._owner
        self._depth = self._owner = 0
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._depth, self._owner = state

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        word = "locked" if self._depth else "unlocked"
        return f"<{word} _thread.RLock object owner={self._owner} count={self._depth} at {id(self):#x}>"


class _local:
    """Attributes that each thread has for itself."""

    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__start", (args, kwargs))
        object.__setattr__(self, "_local__own", {_threads.current(): {}})
        return self

    def __getattribute__(self, name):
        own = _attributes(self)
        if name == "__dict__":
            return own
        if name in own and not _is_data_descriptor(type(self), name):
            return own[name]
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        cls = "_thread._local" if type(self) is _local else type(self).__name__
        raise AttributeError(f"{cls!r} object has no attribute {name!r}", name=name, obj=self)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        own = _attributes(self)
        if _is_data_descriptor(type(self), name):
            object.__setattr__(self, name, value)
        else:
            own[name] = value

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        own = _attributes(self)
        if name not in own:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        del own[name]


def _is_data_descriptor(cls, name):
    for each in cls.__mro__:
        if name in each.__dict__:
            return hasattr(type(each.__dict__[name]), "__set__")
    return False


def _attributes(local):
    """What this thread has; made when it first asks, by the class's own `__init__`."""
    own = object.__getattribute__(local, "_local__own")
    me = _threads.current()
    if me not in own:
        own[me] = {}
        cls = type(local)
        if cls.__init__ is not object.__init__:
            args, kwargs = object.__getattribute__(local, "_local__start")
            cls.__init__(local, *args, **kwargs)
    return own[me]


class _ThreadHandle:
    """A thread that can be waited for."""

    __module__ = "_thread"

    def __init__(self):
        self.ident = 0
        self._is_done = False
        self._queue = _Queue()

    def is_done(self):
        return self._is_done

    def _set_done(self):
        self._is_done = True
        while self._queue:
            self._queue.wake()

    def join(self, timeout=None, /):
        deadline = _deadline(timeout) if timeout is not None else None
        if timeout is not None and timeout <= 0:
            return
        while not self._is_done:
            if not self._queue.wait(f"thread {self.ident} to end", deadline):
                return


_joined_at_end = []


def start_joinable_thread(function, handle=None, daemon=True):
    if handle is None:
        handle = _ThreadHandle()

    def run():
        try:
            _run(function, (), {})
        finally:
            handle._set_done()
            if not daemon:
                _joined_at_end.remove(handle)

    owner = getattr(function, "__self__", None)
    handle.ident = _threads.start(getattr(owner, "name", "thread"), run, ())
    if not daemon:
        _joined_at_end.append(handle)
    return handle


def _shutdown():
    """Threads that are no daemons end before the program does."""
    while _joined_at_end:
        _joined_at_end[0].join()


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def interrupt_main(signum=2, /):
    """Has the main thread handle a signal: at once, where the main thread is the one that asks."""
    import _signal

    if _signal.handlers.get(signum, 0) in (0, 1):
        # Nothing would handle it.
        return
    if _threads.current() != 1:
        _threads.refuse("_thread.interrupt_main() from another thread")
    _signal.send(signum, "_thread.interrupt_main()")


def __getattr__(name):
    if name == "set_name":
        _threads.refuse(f"_thread.{name}")
    raise AttributeError(f"module '_thread' has no attribute {name!r}")
