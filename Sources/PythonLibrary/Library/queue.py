"""Queues for threads (Library Reference, "queue")."""

import threading
from collections import deque
from heapq import heappop, heappush
from time import monotonic as _time

__all__ = ["Empty", "Full", "ShutDown", "PriorityQueue", "LifoQueue", "Queue", "SimpleQueue"]


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."

    __module__ = "_queue"


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


class ShutDown(Exception):
    """Raised when put/get with shut-down queue."""


def _check_timeout(block, timeout):
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class Queue:
    """First in, first out; `maxsize` of 0 or less for any size."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks, self.is_shutdown = maxsize, 0, False
        self._init(maxsize)
        self.mutex = threading.Lock()
        for name in ("not_empty", "not_full", "all_tasks_done"):
            setattr(self, name, threading.Condition(self.mutex))

    def _wait(self, condition, goes_on, block, timeout, failure):
        """Waits, if that is wanted, until it can go on; raises the failure if it can't."""
        end = None
        while not goes_on():
            if not block:
                raise failure
            if timeout is None:
                condition.wait()
                continue
            left = timeout if end is None else end - _time()
            if end is None:
                end = _time() + timeout
            if left <= 0:
                raise failure
            condition.wait(left)

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if not unfinished:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Waits until everything that was put has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    # How it stands at the moment; who comes later may find it otherwise.

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def get_nowait(self):
        return self.get(block=False)

    def get(self, block=True, timeout=None):
        """Takes an item out; waits for one, if that is wanted."""
        with self.not_empty:
            self._check_open(self._qsize())
            _check_timeout(block, timeout)
            self._wait(self.not_empty, lambda: self._qsize() or self.is_shutdown, block, timeout, Empty)
            self._check_open(self._qsize())
            taken = self._get()
            self.not_full.notify()
        return taken

    def put_nowait(self, item):
        return self.put(item, block=False)

    def put(self, item, block=True, timeout=None):
        """Puts an item in; waits for room, if that is wanted."""
        with self.not_full:
            self._check_open()
            if self.maxsize > 0:
                _check_timeout(block, timeout)
                self._wait(
                    self.not_full, lambda: self.is_shutdown or self._qsize() < self.maxsize, block, timeout, Full)
                self._check_open()
            # If that fails, nothing has been put.
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def _check_open(self, left=0):
        """What is left may still be taken out of a queue that is shut down."""
        if self.is_shutdown and not left:
            raise ShutDown

    def shutdown(self, immediate=False):
        """No more can be put; with `immediate` what is there is gone, too."""
        with self.mutex:
            self.is_shutdown = True
            told = [self.not_empty, self.not_full]
            if immediate:
                dropped = 0
                while self._qsize():
                    self._get()
                    dropped += 1
                self.unfinished_tasks = max(self.unfinished_tasks - dropped, min(self.unfinished_tasks, 0))
                told.insert(0, self.all_tasks_done)
            for condition in told:
                condition.notify_all()

    # What subclasses override.

    def _init(self, maxsize):
        self.queue = deque()

    def _get(self):
        return self.queue.popleft()

    def _put(self, item):
        self.queue.append(item)

    def _qsize(self):
        return len(self.queue)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class PriorityQueue(Queue):
    """The lowest entry first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return heappop(self.queue)

    def _put(self, item):
        heappush(self.queue, item)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without more."""

    __module__ = "_queue"

    def __init__(self):
        self._items = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block=True, timeout=None):
        self._items.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        _check_timeout(block, timeout)
        if not (self._count.acquire(True, timeout) if block else self._count.acquire(False)):
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)
