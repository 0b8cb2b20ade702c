"""Real threads in a fixed order: one rule for the oracle and for loopscope's model.

- One thread runs at a time, and it runs until it waits or ends: nothing interrupts it. It waits in `time.sleep`, for a lock that another
  one holds (and so in everything that is made of locks: events, conditions, queues, futures, the start of a thread), for
  a thread to end, and in the wait of an event loop's selector. A `time.sleep(0)` and a selector that has something ready let those
  go first that can go on.
- Threads that can go on stand in one queue, and go on from its front. A thread joins the back of the queue when it is started,
  when what it waits for happens, and when its time is over. Of two whose time is over the one with the earlier time is first,
  and of two with the same time the one that began to wait first.
- If no thread can go on, the clock jumps to the earliest time at which one can. If there is none, the program could never go on: the
  process ends as `virtual_clock` says.
- A wait for a lock or a thread with a limit ends one nanosecond after it.
- A lock that is released wakes the first in its queue, which takes it when it runs, unless another one has taken it before: then it
  waits again, at the back.
- Threads are known by number, from 1, the main thread: that is what `threading.get_ident()` answers.

CPython's threads differ in one way only: the interpreter interrupts those that run for more than 5 ms, and those that call into the system.
"""

import _thread
import os
import sys
from collections import deque

import virtual_clock

_real_lock = _thread.allocate_lock
_real_start = _thread.start_new_thread
_real_ident = _thread.get_ident


class _Thread:
    """One thread; the baton is a lock that it can take when it may run."""

    def __init__(self, number):
        self.number = number
        self.baton = _real_lock()
        self.baton.acquire()
        self.deadline = None
        self.order = 0
        self.woken = False


main = _Thread(1)
_threads = {_real_ident(): main}
_ready = deque()
_waiting = []
_alive = 1
_last_number = 1
_last_order = 0


def current():
    return _threads[_real_ident()]


def is_alone():
    return _alive == 1


def wait(deadline=None):
    """The thread that runs waits until it is woken (True), or until a time in nanoseconds (False)."""
    global _last_order
    me = current()
    _last_order += 1
    me.deadline, me.order = deadline, _last_order
    _waiting.append(me)
    _go_on(me)
    return me.woken


def wake(thread):
    if thread in _waiting:
        _release(thread, True)


def give_way():
    """Those that can go on do so first."""
    _release_due()
    if _ready:
        me = current()
        _ready.append(me)
        _go_on(me)


def _release(thread, woken):
    _waiting.remove(thread)
    thread.woken = woken
    _ready.append(thread)


def _release_due():
    due = [thread for thread in _waiting if thread.deadline is not None and thread.deadline <= virtual_clock.now]
    for thread in sorted(due, key=lambda thread: (thread.deadline, thread.order)):
        _release(thread, False)


def _next():
    _release_due()
    if not _ready:
        deadlines = [thread.deadline for thread in _waiting if thread.deadline is not None]
        if not deadlines:
            virtual_clock.end_in_deadlock()
        virtual_clock.now = max(virtual_clock.now, min(deadlines))
        _release_due()
    return _ready.popleft()


def _go_on(me):
    successor = _next()
    if successor is not me:
        successor.baton.release()
        me.baton.acquire()


def start_new_thread(function, args, kwargs=None, /):
    global _alive, _last_number
    _alive += 1
    _last_number += 1
    thread = _Thread(_last_number)

    def run():
        global _alive
        thread.baton.acquire()
        _threads[_real_ident()] = thread
        try:
            function(*args, **(kwargs or {}))
        except SystemExit:
            pass
        finally:
            _threads.pop(_real_ident(), None)
            _alive -= 1
            _next().baton.release()

    _ready.append(thread)
    _real_start(run, ())
    return thread.number


class _Queue:
    """Threads that wait for one thing."""

    def __init__(self):
        self.threads = deque()

    def wait(self, deadline):
        me = current()
        self.threads.append(me)
        if wait(deadline):
            return True
        if me in self.threads:
            self.threads.remove(me)
        return False

    def wake(self):
        if self.threads:
            wake(self.threads.popleft())


def _deadline(seconds):
    if seconds is None or seconds == -1:
        return None
    # Over is what is past: who computes what is left finds less than nothing.
    return virtual_clock.now + virtual_clock.nanoseconds(seconds) + 1


class lock:
    """`_thread.lock` in this order."""

    __module__ = "_thread"

    def __init__(self):
        self._locked = False
        self._queue = _Queue()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if timeout > _thread.TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")
        if not self._locked:
            self._locked = True
            return True
        if not blocking or timeout == 0:
            return False
        deadline = _deadline(timeout)
        while self._locked:
            if not self._queue.wait(deadline):
                return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False
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
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


class RLock:
    """`_thread.RLock` in this order."""

    __module__ = "_thread"

    def __init__(self):
        self._block = lock()
        self._owner = 0
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._depth += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._depth = 1
        return True

    def release(self):
        if self._owner != get_ident():
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
        return self._owner == get_ident()

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


class _ThreadHandle:
    """`_thread._ThreadHandle` in this order."""

    __module__ = "_thread"

    def __init__(self):
        self.ident = 0
        self._done = False
        self._queue = _Queue()

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True
        while self._queue.threads:
            self._queue.wake()

    def join(self, timeout=None, /):
        if timeout is not None and timeout <= 0:
            return
        deadline = _deadline(timeout)
        while not self._done:
            if not self._queue.wait(deadline):
                return


_joined_at_end = []


def start_joinable_thread(function, handle=None, daemon=True):
    if handle is None:
        handle = _ThreadHandle()

    def run():
        try:
            function()
        finally:
            handle._set_done()
            if not daemon:
                _joined_at_end.remove(handle)

    handle.ident = start_new_thread(run, ())
    if not daemon:
        _joined_at_end.append(handle)
    return handle


def _shutdown():
    while _joined_at_end:
        _joined_at_end[0].join()


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def get_ident():
    thread = _threads.get(_real_ident())
    return thread.number if thread is not None else _real_ident()


def install() -> None:
    """Puts these in the place of what `_thread` has, for all that import it from now on; the import system keeps its own."""
    if "threading" in sys.modules:
        raise RuntimeError("threads can't be put in order any more: threading has been imported")
    get_ident.__module__ = "_thread"
    ours = type(sys)("_thread")
    vars(ours).update(vars(_thread))
    for name, value in {
        "allocate_lock": lock, "allocate": lock, "lock": lock, "LockType": lock, "RLock": RLock, "_ThreadHandle": _ThreadHandle,
        "start_new_thread": start_new_thread, "start_new": start_new_thread, "start_joinable_thread": start_joinable_thread,
        "_shutdown": _shutdown, "_make_thread_handle": _make_thread_handle, "get_ident": get_ident, "get_native_id": get_ident,
        "_get_main_thread_ident": lambda: 1,
    }.items():
        setattr(ours, name, value)
    sys.modules["_thread"] = ours
    # How many workers an executor has by default.
    os.cpu_count = os.process_cpu_count = lambda: 1


def install_queue(queue) -> None:
    """`queue.SimpleQueue` is C's; its `get` is to wait in this order."""
    class SimpleQueue(queue.SimpleQueue):
        __module__ = "_queue"

        def __init__(self):
            self._waiting = _Queue()

        def put(self, item, block=True, timeout=None):
            super().put(item)
            self._waiting.wake()

        def put_nowait(self, item):
            self.put(item)

        def get(self, block=True, timeout=None):
            if block and timeout is not None and timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            deadline = _deadline(timeout) if block else None
            while True:
                try:
                    return super().get(block=False)
                except queue.Empty:
                    if not block or timeout == 0 or not self._waiting.wait(deadline):
                        raise queue.Empty from None

    SimpleQueue.__qualname__ = "SimpleQueue"
    queue.SimpleQueue = SimpleQueue
