"""Queues (Library Reference, "Queues")."""

import _asyncio
import _heapq
from _asyncio import _records
from _collections import deque

from asyncio import locks, mixins

if _records:
    from _asyncio import _note_put, _note_taken

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown")


class QueueEmpty(Exception):
    """get_nowait() found nothing."""


class QueueFull(Exception):
    """put_nowait() found no room."""


class QueueShutDown(Exception):
    """The queue takes no more, or gives no more."""


class Queue(mixins._LoopBoundMixin):
    """First in, first out. With `maxsize`, who puts into a full queue waits; who gets from an empty one always does."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        # Those who wait, for an item and for a place, in the order of coming.
        self._getters, self._putters = deque(), deque()
        # How many items nobody has called task_done() for; the event is set while there are none.
        self._unfinished_tasks, self._finished = 0, locks.Event()
        if _records:
            _asyncio._note_part(self._finished)
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    __class_getitem__ = classmethod(type(list[int]))

    def _format(self):
        items = getattr(self, "_queue", None)
        facts = (
            (f"_queue={list(items)!r}" if items else ""),
            (f"_getters[{len(self._getters)}]" if self._getters else ""),
            (f"_putters[{len(self._putters)}]" if self._putters else ""),
            (f"tasks={self._unfinished_tasks}" if self._unfinished_tasks else ""),
            ("shutdown" if self._is_shutdown else ""),
        )
        return " ".join([f"maxsize={self._maxsize!r}", *filter(None, facts)])

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    # MARK: The items

    def _init(self, maxsize):
        self._queue = deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        # A subclass may count its own way.
        limit = self._maxsize
        return limit > 0 and self.qsize() >= limit

    # MARK: Putting and getting

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        if _records:
            _note_put(self, item)
        if not self._unfinished_tasks:
            self._finished.clear()
        self._unfinished_tasks += 1
        if self._getters:
            self._wakeup_next(self._getters)

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        if _records:
            _note_taken(self, item)
        if self._putters:
            self._wakeup_next(self._putters)
        return item

    async def put(self, item):
        # Woken is not yet served: another may have been quicker.
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in_queue(self._putters, "Queue.put", self.full)
        return self.put_nowait(item)

    async def get(self):
        while self.empty():
            if self._is_shutdown and self.empty():
                raise QueueShutDown
            await self._wait_in_queue(self._getters, "Queue.get", self.empty)
        return self.get_nowait()

    async def _wait_in_queue(self, waiters, meaning, is_hopeless):
        waiter = self._create_waiter(meaning)
        waiters.append(waiter)
        try:
            await waiter
        except:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                # It had been woken, and so was no longer in line.
                pass
            if not is_hopeless() and not waiter.cancelled():
                self._wakeup_next(waiters)
            raise

    def _wakeup_next(self, waiters):
        """Completes the first of these futures that is not done; those before it have been cancelled."""
        while waiters:
            if not (first := waiters.popleft()).done():
                first.set_result(None)
                return

    # MARK: Work on the items

    def task_done(self):
        """One item that was got has been dealt with."""
        left = self._unfinished_tasks - 1
        if left < 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks = left
        if _records:
            _asyncio._note_item_done(self, left)
        if left == 0:
            self._finished.set()

    async def join(self):
        """Waits until all that was put has been dealt with."""
        if self._unfinished_tasks <= 0:
            return
        if _records:
            _asyncio._note_part(self._finished, self)
        await self._finished.wait()

    def shutdown(self, immediate=False):
        """No more is taken; what is there can still be got, unless it is thrown away at once."""
        if _records and not self._is_shutdown:
            _asyncio._note_shutdown(self, immediate)
        self._is_shutdown = True
        if immediate:
            # What is thrown away is as good as dealt with.
            while not self.empty():
                self._get()
                self._unfinished_tasks = max(self._unfinished_tasks - 1, 0)
            if not self._unfinished_tasks:
                self._finished.set()
        # Whoever waits has to see that there is nothing more to wait for.
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wakeup_next(waiters)



class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return _heapq.heappop(self._queue)

    def _put(self, item):
        _heapq.heappush(self._queue, item)


class LifoQueue(Queue):
    """The last item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
