"""Threads (Library Reference, "threading").

Threads run in a fixed order: one at a time, each until it waits or ends. The page "Threads" of PythonVM's documentation has the rule.
"""

import sys as _sys
import _thread
from _thread import RLock, TIMEOUT_MAX, _ThreadHandle, _local as local, get_ident, get_native_id, lock as Lock
from collections import deque
from itertools import count as _count
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
    "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "setprofile_all_threads",
    "settrace_all_threads", "get_native_id",
]

ThreadError = RuntimeError
stack_size = _thread.stack_size


class Condition:
    """A lock, and a queue of threads that have given it back until they are notified."""

    def __init__(self, lock=None):
        self._waiters = deque()
        self._lock = lock = RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        # An RLock knows how to give itself back however often it is held.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    # For a lock that is no RLock.

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        is_free = self._lock.acquire(False)
        if is_free:
            self._lock.release()
        return not is_free

    def _check_owned(self, what):
        if not self._is_owned():
            raise RuntimeError(f"cannot {what} on un-acquired lock")

    def wait(self, timeout=None):
        """Gives the lock back until somebody notifies; whether that came before the time was over."""
        self._check_owned("wait")
        # A lock of its own, which is held already: to wait is to try to get it again.
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            else:
                notified = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else _time() + timeout
        answer = predicate()
        while not answer:
            left = None if end is None else end - _time()
            if left is not None and left <= 0:
                break
            self.wait(left)
            answer = predicate()
        return answer

    def notify(self, n=1):
        self._check_owned("notify")
        while self._waiters and n > 0:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll()", "notify_all()")
        self.notify_all()


def _deprecated(old, new):
    import warnings

    warnings.warn(f"{old} is deprecated, use {new} instead", DeprecationWarning, stacklevel=3)


def _name(thing):
    cls = type(thing)
    return f"{cls.__module__}.{cls.__qualname__}"


class Semaphore:
    """A count of what may still be taken; at 0 whoever comes has to wait."""

    # Above this it may not come; None for no limit.
    _initial_value = None

    def __init__(self, value=1):
        self._value, self._cond = value, Condition(Lock())
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")

    def __repr__(self):
        limit = "" if self._initial_value is None else f"/{self._initial_value}"
        return f"<{_name(self)} at {id(self):#x}: value={self._value}{limit}>"

    def acquire(self, blocking=True, timeout=None):
        if timeout is not None and not blocking:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while not self._value:
                if not blocking:
                    return False
                left = None
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                        left = timeout
                    else:
                        left = end - _time()
                    if left <= 0:
                        return False
                self._cond.wait(left)
            self._value -= 1
            return True

    __enter__ = acquire

    def __exit__(self, *details):
        self.release()

    def release(self, n=1):
        """Gives n back, and wakes as many threads."""
        if n <= 0:
            raise ValueError("n must be one or more")
        with self._cond:
            limit, value = self._initial_value, self._value + n
            if limit is not None and value > limit:
                raise ValueError("Semaphore released too many times")
            self._value = value
            self._cond.notify(n)


class BoundedSemaphore(Semaphore):
    """A semaphore that can't be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value


class Event:
    """A flag that threads wait for; setting it wakes all of them."""

    def __init__(self):
        self._flag, self._cond = False, Condition(Lock())

    def __repr__(self):
        return f"<{_name(self)} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def wait(self, timeout=None):
        """Waits for the flag; whether it was set before the time was over."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)

    def clear(self):
        with self._cond:
            self._flag = False

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet()", "is_set()")
        return self.is_set()


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Threads wait until there are as many as the barrier asks for; then all go on, and it fills anew."""

    FILLING, DRAINING, RESETTING, BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        if parties <= 0:
            raise ValueError("parties must be > 0")
        self._parties, self._action, self._timeout = parties, action, timeout
        self._count, self._state = 0, self.FILLING
        self._cond = Condition(Lock())

    def __repr__(self):
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self._parties}"
        return f"<{_name(self)} at {id(self):#x}: {state}>"

    broken = property(lambda self: self._state == self.BROKEN)
    n_waiting = property(lambda self: self._count if self._state == self.FILLING else 0)
    parties = property(lambda self: self._parties)

    def wait(self, timeout=None):
        """Answers a number from 0 on, another for each thread."""
        with self._cond:
            # Those of the round before go first.
            while self._is_emptying():
                self._cond.wait()
            if self.broken:
                raise BrokenBarrierError
            number, self._count = self._count, self._count + 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait(self._timeout if timeout is None else timeout)
                return number
            finally:
                self._count -= 1
                if not self._count and self._is_emptying():
                    self._enter(self.FILLING)

    def _is_emptying(self):
        return self._state in (self.RESETTING, self.DRAINING)

    def _enter(self, state):
        """Changes the state, and lets all threads see it."""
        self._state = state
        self._cond.notify_all()

    def _open(self):
        """The last one has come."""
        try:
            if self._action:
                self._action()
            self._enter(self.DRAINING)
        except:
            self._enter(self.BROKEN)
            raise

    def _wait(self, timeout):
        """Waits for the last one."""
        if not self._cond.wait_for(lambda: self._state != self.FILLING, timeout):
            self._enter(self.BROKEN)
        if self._state < 0:
            raise BrokenBarrierError

    def abort(self):
        """Breaks the barrier for all that wait and that come."""
        with self._cond:
            self._enter(self.BROKEN)

    def reset(self):
        """Makes the barrier as new; who waits gets an exception."""
        with self._cond:
            if not self._count:
                self._enter(self.FILLING)
            else:
                self._enter(self._state if self._is_emptying() else self.RESETTING)


_counter = _count(1).__next__
_active = {}
_limbo = {}


def _newname(template):
    return template % _counter()


def _of_target(target):
    """What the name of a thread says of its function."""
    name = getattr(target, "__name__", None) if target is not None else None
    return "" if name is None else f" ({name})"


# Not methods: a program's own class may have some of these names.


def _check_initialized(thread):
    assert thread._initialized, "Thread.__init__() was not called"


def _report(thread):
    """Says that an exception has ended a thread."""
    try:
        excepthook(ExceptHookArgs([*_sys.exc_info(), thread]))
    except Exception as failure:
        failure.__suppress_context__ = True
        print("Exception in threading.excepthook:", file=_sys.stderr, flush=True)
        _sys.excepthook(*_sys.exc_info())


class Thread:
    """A function that runs beside the others."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name) if name else _newname("Thread-%d") + _of_target(target)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._handle, self._started = _ThreadHandle(), Event()
        self._initialized = True

    def __repr__(self):
        _check_initialized(self)
        status = "stopped" if self._handle.is_done() else "started" if self._started.is_set() else "initial"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        _limbo[self] = self
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            del _limbo[self]
            raise
        # The new thread says that it runs, and goes on until it waits: then this one does.
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # They may lead back to the thread.
            del self._kwargs, self._args, self._target

    def _bootstrap(self):
        try:
            self._ident = self._native_id = get_ident()
            self._started.set()
            _active[self._ident] = self
            del _limbo[self]
            try:
                self.run()
            except:
                _report(self)
        finally:
            del _active[get_ident()]

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if current_thread() is self:
            raise RuntimeError("cannot join current thread")
        self._handle.join(None if timeout is None else max(timeout, 0))

    @property
    def name(self):
        _check_initialized(self)
        return self._name

    @name.setter
    def name(self, name):
        _check_initialized(self)
        self._name = str(name)

    @property
    def ident(self):
        _check_initialized(self)
        return self._ident

    @property
    def native_id(self):
        _check_initialized(self)
        return self._native_id

    def is_alive(self):
        _check_initialized(self)
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        _check_initialized(self)
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated_attribute("isDaemon()", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated_attribute("setDaemon()", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated_attribute("getName()", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated_attribute("setName()", "set the name attribute")
        self.name = name


def _deprecated_attribute(old, new):
    import warnings

    warnings.warn(f"{old} is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


class _ExceptHookArgs(tuple):
    """What `excepthook` gets."""

    __module__ = "_thread"

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"_thread._ExceptHookArgs({fields})"

    _names = ("exc_type", "exc_value", "exc_traceback", "thread")
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    """Says that a thread ended with an exception; SystemExit is no more than its end."""
    if args.exc_type == SystemExit:
        return
    import traceback

    stderr = _sys.stderr
    if stderr is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)
    stderr.flush()


__excepthook__ = excepthook


class Timer(Thread):
    """Calls a function after a time, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def run(self):
        is_cancelled = self.finished.wait(self.interval)
        if not is_cancelled:
            self.function(*self.args, **self.kwargs)
        self.finished.set()

    def cancel(self):
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._ident = self._native_id = self._handle.ident = _thread._get_main_thread_ident()
        self._started.set()
        _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was not started here."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._ident = self._native_id = self._handle.ident = get_ident()
        self._started.set()
        _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


_main_thread = _MainThread()


def current_thread():
    found = _active.get(get_ident())
    return found if found is not None else _DummyThread()


def currentThread():
    _deprecated("currentThread()", "current_thread()")
    return current_thread()


def main_thread():
    return _main_thread


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    _deprecated("activeCount()", "active_count()")
    return active_count()


def enumerate():
    return list(_active.values()) + list(_limbo.values())


_exit_calls = []


def _register_atexit(function, *args, **kwargs):
    """Called when the main thread is through, before the others are waited for; the last one first."""
    if _main_thread._handle.is_done():
        raise RuntimeError("can't register atexit after shutdown")
    _exit_calls.append((function, args, kwargs))


def _shutdown():
    if _main_thread._handle.is_done():
        return
    for function, args, kwargs in reversed(_exit_calls):
        function(*args, **kwargs)
    if _main_thread.ident == get_ident():
        _main_thread._handle._set_done()
    _thread._shutdown()


_trace = _profile = None


def settrace(func):
    global _trace
    _trace = func


def gettrace():
    return _trace


def setprofile(func):
    global _profile
    _profile = func


def getprofile():
    return _profile


settrace_all_threads = settrace
setprofile_all_threads = setprofile
