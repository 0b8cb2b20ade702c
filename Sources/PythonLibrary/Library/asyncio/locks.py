"""Synchronization primitives (Library Reference, "Synchronization Primitives").

Each keeps a queue of futures, one for each task that waits. To wake a task is to complete its future: the task itself runs
in a later pass, and what it was promised can be asked for by nobody else meanwhile.

Where a run is recorded (`_records`), what happens to a primitive is noted for people.
"""

import _asyncio
from _asyncio import _records
from _collections import deque

from asyncio import mixins
from asyncio.exceptions import BrokenBarrierError, CancelledError

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()
        # Nothing for `as`: the lock itself is of no use in the block.

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class _Waiting(mixins._LoopBoundMixin):
    """A primitive with a queue of futures of those who wait."""

    def __repr__(self):
        state = self._state_text()
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def _wait_in_queue(self, meaning):
        """Stands in the queue until its future is done; leaves the queue whatever comes."""
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._create_waiter(meaning)
        self._waiters.append(waiter)
        try:
            return await waiter
        finally:
            self._waiters.remove(waiter)

    def _waits_anyone(self):
        return self._waiters is not None and not all(waiter.cancelled() for waiter in self._waiters)


class Lock(_ContextManagerMixin, _Waiting):
    """Held by one task at a time; who waits gets it in the order of asking."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def _state_text(self):
        return "locked" if self._locked else "unlocked"

    def locked(self):
        return self._locked

    async def acquire(self):
        # An unlocked lock that others wait for is as good as theirs.
        if not self._locked and not self._waits_anyone():
            self._locked = True
            if _records:
                _asyncio._note_acquired(self, False)
            return True
        try:
            await self._wait_in_queue("Lock")
        except CancelledError:
            # It may have been this task's turn: then it is the next one's.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        if _records:
            _asyncio._note_acquired(self, True)
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        if _records:
            _asyncio._note_released(self)
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            first = self._waiters[0]
            if not first.done():
                first.set_result(True)


class Event(_Waiting):
    """A flag that tasks wait for; setting it wakes all of them."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def _state_text(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        if self._value:
            return
        self._value = True
        if _records:
            _asyncio._note_event(self, True)
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        if _records and self._value:
            _asyncio._note_event(self, False)
        self._value = False

    async def wait(self):
        if self._value:
            return True
        await self._wait_in_queue("Event")
        return True


class Condition(_ContextManagerMixin, _Waiting):
    """A lock, and a queue of tasks that have given it back until they are notified."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
            if _records:
                _asyncio._note_condition(self, lock)
        self._lock, self._waiters = lock, deque()
        self.acquire, self.release, self.locked = lock.acquire, lock.release, lock.locked

    def _state_text(self):
        return "locked" if self.locked() else "unlocked"

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._create_waiter("Condition")
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                await self._acquire_whatever_comes()
        except BaseException:
            # A notification that came to this task too late is passed on.
            self._notify(1)
            raise

    async def _acquire_whatever_comes(self):
        """Who leaves `wait` holds the lock: a cancellation in between is raised only then."""
        cancellation = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancellation = error
        if cancellation is None:
            return
        try:
            raise cancellation
        finally:
            # Its traceback holds this call.
            del cancellation

    async def wait_for(self, predicate):
        while not (answer := predicate()):
            await self.wait()
        return answer

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        if _records:
            _asyncio._note_notified(self, n)
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _Waiting):
    """A count of what may still be taken; at 0 whoever comes has to wait."""

    def __init__(self, value=1):
        self._value, self._waiters = value, None
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")

    def _state_text(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        """Whether one who comes now would have to wait, for others who came before too."""
        return self._value == 0 or self._waits_anyone()

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            if _records:
                _asyncio._note_semaphore(self, "taken", self._value)
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._create_waiter("Semaphore")
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                # What this task was given, and can't take any more, goes back.
                self._value += 1
                if _records:
                    _asyncio._note_semaphore(self, "released", self._value)
            raise
        finally:
            # Tasks that came meanwhile stood behind this one, whatever was free.
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        if _records:
            _asyncio._note_semaphore(self, "released", self._value)
        self._wake_up_next()

    def _wake_up_next(self):
        """Gives one to the first who still waits; says whether there was one."""
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                if _records:
                    _asyncio._note_semaphore(self, "given", self._value)
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that can't be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value < self._bound_value:
            super().release()
        else:
            raise ValueError("BoundedSemaphore released too many times")


class _BarrierState:
    # In the words of the barrier's repr.
    FILLING, DRAINING, RESETTING, BROKEN = "filling", "draining", "resetting", "broken"


class Barrier(mixins._LoopBoundMixin):
    """Tasks wait until there are as many as the barrier asks for; then all go on, and it fills anew."""

    def __init__(self, parties):
        if parties <= 0:
            raise ValueError("parties must be > 0")
        self._parties, self._count, self._state = parties, 0, _BarrierState.FILLING
        self._cond = Condition(Lock())

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *details):
        pass

    async def wait(self):
        """Answers a number from 0 on, another for each task: the last one's ends the waiting."""
        self._note("meant")
        async with self._cond:
            await self._cond.wait_for(self._lets_in)
            if self._state is _BarrierState.BROKEN:
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _BarrierState.DRAINING
                    self._note("arrived")
                    self._cond.notify_all()
                else:
                    self._note("arrived")
                    await self._cond.wait_for(self._is_full_or_broken)
                    if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                self._leave()

    def _lets_in(self):
        return self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING)

    def _is_full_or_broken(self):
        return self._state is not _BarrierState.FILLING

    def _leave(self):
        if self._count == 0:
            if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                self._state = _BarrierState.FILLING
            self._note("left")
            self._cond.notify_all()
        else:
            self._note("left")

    def _note(self, what):
        if _records:
            _asyncio._note_barrier(self, what, self._state, self._count)

    async def reset(self):
        self._note("meant")
        async with self._cond:
            # Who waits must leave before it fills again.
            self._state = _BarrierState.RESETTING if self._count > 0 else _BarrierState.FILLING
            self._note("changed")
            self._cond.notify_all()

    async def abort(self):
        self._note("meant")
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._note("changed")
            self._cond.notify_all()

    broken = property(lambda self: self._state is _BarrierState.BROKEN)
    n_waiting = property(lambda self: self._count if self._state is _BarrierState.FILLING else 0)
    parties = property(lambda self: self._parties)
