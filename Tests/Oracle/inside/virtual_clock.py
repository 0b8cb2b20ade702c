"""The virtual clock: one rule for the oracle and for loopscope's model.

- The clock counts nanoseconds from 0, the start of the process; it belongs to the process, so a second
  `asyncio.run` goes on where the first one stopped.
- Each reading answers the clock, then moves it: `loop.time()` by 1 ns, the program's own clocks (`time.time`,
  `monotonic`, `perf_counter`, `process_time`, `thread_time`, and their `_ns` forms) by 1 us. So the first
  `loop.time()` is 0.0 exactly. Readings by modules of the standard library, such as the time stamp that
  `logging` puts on a record, do not move it: they are not the program's.
- `time.time()` is the clock plus 2025-01-01T00:00:00Z; the other clocks are the clock itself.
- Seconds are the nanoseconds divided by 1e9 in double precision, as CPython converts its own clock.
- `time.sleep` moves the clock by the length, rounded up to the nanosecond, at no cost; where there are threads it waits for that time,
  and so does a loop that is idle (`thread_order.py` states the rule).
- Idle, the loop waits for `timeout` seconds: the clock jumps by `ceil(timeout * 1e3)` milliseconds, as epoll
  does. With a timeout of 0 it stands still.
- The clock's resolution, which `BaseEventLoop._run_once` adds to the end of its window, is 1 ns.
- A loop that waits without a timeout, where no thread could wake it, could never go on: the process flushes its output, says so
  in one line on stderr, and ends with status 4.

A frozen clock or an exact jump would be simpler, and wrong: they change the order in which real programs run
(`real_clock.py` compares).

`datetime.now()` reads the real clock in C and is not covered.
"""

import math
import os
import sys
import time

import thread_order

EPOCH_NANOSECONDS = 1_735_689_600 * 10**9
"""2025-01-01T00:00:00Z, where `time.time()` starts."""

LOOP_TICK = 1
PROGRAM_TICK = 1_000
DEADLOCK_STATUS = 4

_LIBRARY = os.path.dirname(os.__file__) + os.sep

now = 0
"""Nanoseconds since the start of the process."""


def advance(nanoseconds: int) -> None:
    global now
    now += nanoseconds


def _clock(offset: int, in_nanoseconds: bool):
    """A clock of the program, `offset` nanoseconds ahead of the virtual clock."""

    def read():
        value = now + offset
        if not sys._getframe(1).f_code.co_filename.startswith(_LIBRARY):
            advance(PROGRAM_TICK)
        return value if in_nanoseconds else value / 1e9

    return read


def _sleep(*args, **kwargs):
    """`time.sleep`, but the time passes at once; whatever is no length is left to the real one to refuse."""
    seconds = args[0] if len(args) == 1 and not kwargs else None
    if not isinstance(seconds, (int, float)) or not math.isfinite(seconds) or seconds < 0:
        return _real_sleep(*args, **kwargs)
    if thread_order.is_alone():
        advance(nanoseconds(seconds))
    elif seconds == 0:
        thread_order.give_way()
    else:
        thread_order.wait(now + nanoseconds(seconds))
    return None


def nanoseconds(seconds) -> int:
    return math.ceil(seconds * 10**9)


_real_sleep = time.sleep


class _ByDefaultNow:
    """`localtime` and its like: without an argument, the virtual moment. No function of Python's: in a class, as `logging` has it, that
    would become a method."""

    def __init__(self, real, moment=lambda: (now + EPOCH_NANOSECONDS) / 1e9, leading=0):
        self.real, self.moment, self.leading = real, moment, leading

    def __call__(self, *args):
        given = args[self.leading:]
        if len(args) < self.leading or given and given[0] is not None:
            return self.real(*args)
        return self.real(*args[: self.leading], self.moment())


def install_clocks() -> None:
    """Puts the virtual clock behind the functions of the module `time`."""
    for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        for suffix, in_nanoseconds in (("", False), ("_ns", True)):
            _replace(name + suffix, _clock(0, in_nanoseconds))
    _replace("time", _clock(EPOCH_NANOSECONDS, False))
    _replace("time_ns", _clock(EPOCH_NANOSECONDS, True))
    _replace("sleep", _sleep)
    for name in ("localtime", "gmtime", "ctime"):
        _replace(name, _ByDefaultNow(getattr(time, name)))
    _replace("asctime", _ByDefaultNow(time.asctime, time.localtime))
    _replace("strftime", _ByDefaultNow(time.strftime, time.localtime, leading=1))


def _replace(name: str, function) -> None:
    if hasattr(time, name):
        function.__name__ = function.__qualname__ = name
        setattr(time, name, function)


def _virtual_selector(selectors):
    class VirtualSelector(selectors.DefaultSelector):
        """Waits on the virtual clock: an idle wait is a jump."""

        waiting = None
        """The thread that waits here."""

        def select(self, timeout=None):
            events = super().select(0)
            if thread_order.is_alone():
                if not events:
                    if timeout is None:
                        end_in_deadlock()
                    if timeout > 0:
                        advance(math.ceil(timeout * 1e3) * 1_000_000)
            else:
                if events or timeout is not None and timeout <= 0:
                    thread_order.give_way()
                else:
                    self.waiting = thread_order.current()
                    thread_order.wait(None if timeout is None else now + math.ceil(timeout * 1e3) * 1_000_000)
                    self.waiting = None
                events = super().select(0)
            if events:
                virtual_network.note_news(events)
            return events

    VirtualSelector.__name__ = selectors.DefaultSelector.__name__  # asyncio logs it
    return VirtualSelector


def end_in_deadlock() -> None:
    """Ends the process where it would wait for ever."""
    sys.stdout.flush()
    sys.stderr.write("oracle: deadlock: nothing is ready, no timer is set: the loop could never go on\n")
    sys.stderr.flush()
    os._exit(DEADLOCK_STATUS)


def _loop_time(self) -> float:
    value = now / 1e9
    advance(LOOP_TICK)
    return value


def install_loop(asyncio) -> None:
    """Has every event loop read the virtual clock and wait on it."""
    global virtual_network
    import virtual_network  # it imports the module `socket`, which only asyncio needs

    virtual_network.install()
    loop_class = asyncio.base_events.BaseEventLoop
    loop_class.time = _loop_time
    real_init = loop_class.__init__

    def __init__(self):
        real_init(self)
        self._clock_resolution = 1e-9

    loop_class.__init__ = __init__
    selectors = asyncio.selector_events.selectors
    selectors.DefaultSelector = _virtual_selector(selectors)
    selector_loop = asyncio.selector_events.BaseSelectorEventLoop
    real_write = selector_loop._write_to_self

    def _write_to_self(self):
        real_write(self)
        waiting = getattr(self._selector, "waiting", None)
        if waiting is not None:
            thread_order.wake(waiting)

    selector_loop._write_to_self = _write_to_self
