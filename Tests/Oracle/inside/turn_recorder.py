"""Records the order of turns: what each `Handle._run` runs, the ready queue, and each task's state.

Two JSON objects for each turn, one a line, comparable with `loopscope frames --every turn --format json`:

    {"event": "turn-started" | "turn-ended",
     "running": {"kind": "task" | "callback", "id": 2, "name": "Task-2"},       null when the turn has ended
     "ready": [{"kind": "step" | "wakeup" | "callback", "task": 2, "name": "Task-2"}],
     "tasks": [{"id": 2, "name": "Task-2", "coroutine": "worker", "state": "suspended", "done": false,
                "cancelled": false, "cancelling": 0, "result": null, "exception": null}],
     "timers": [{"when": 2.0, "task": 2, "name": "Task-2"}],
     "suspended": [{"task": 2, "waits_for": "sleep until 2.0"}],
     "gone": [2]}

The rules, the same on both sides:

- Tasks are known by number, in order of creation from 1; one that is gone keeps its last record.
- `ready` is in queue order, without cancelled handles and without the handle that the turn has taken.
- The task whose step runs is `running` from the start to the end of its turn; any other that has not ended is
  `ready` if the queue holds a step or a wakeup of it, else `suspended`.
- The name of a task that failed in its first step and is gone at once is "?".
- `gone` are tasks that have died since the line before: the names that they had may have changed before they did.
- `result` and `exception` are reprs from the end of the task's last turn, cut at 2,000 characters.
- A callback goes by its function's `__name__`; a partial by that of its function.
- `timers` are those of all loops that are not cancelled, by time, then name. One of `sleep`, `timeout` or `wait` goes by the task that it wakes;
  where CPython does not tell which that is, task and name are "?". Times are rounded to the microsecond.
- `suspended` says of a task that waits for another task, or sleeps, which or until when; of the others null.
- A loop that is no `BaseEventLoop` keeps its handles itself: its turns are not recorded.
- Hidden are asyncio.run's two housekeeping tasks, with their handles and timers, and the callbacks that only serve the
  loop itself (`HIDDEN_CALLBACKS`): neither a turn, nor an entry of the queue, nor a timer, nor a task, nor a number.

The recorder keeps no reference to a task beyond a turn (and within it only to one that has nothing to report), reads no
clock, and calls nothing that asyncio would
notice: `exception()`, for one, would take back the report of an exception that nobody retrieved.
"""

import contextlib
import fcntl
import functools
import io
import json
import sys
import os
import weakref

import ordered_sets

HIDDEN_TASKS = ("BaseEventLoop.shutdown_asyncgens", "BaseEventLoop.shutdown_default_executor")
HIDDEN_CALLBACKS = ("_run_until_complete_cb", "_read_from_self")
HIDDEN_CHAIN = ("_call_check_cancel", "_call_set_state", "_set_state")
"""Those of `asyncio.futures`, which pass the outcome of one future on to another."""
OWN_FILES = (__file__, os.path.join(os.path.dirname(__file__), "program_server.py"))
OWN_CALLS = 4
"""How many calls of these files a stack may hold."""
REPR_LIMIT = 2_000


class _TaskRecord:
    """What is known of one task, dead or alive."""

    def __init__(self, coroutine: str, number: int) -> None:
        self.reference = lambda: None
        self.number = number
        self.ended = False
        self.is_alive = False
        self.entry = {
            "id": number,
            "name": "",
            "coroutine": coroutine,
            "state": "ready",
            "done": False,
            "cancelled": False,
            "cancelling": 0,
            "result": None,
            "exception": None,
        }

    def attach(self, task) -> None:
        self.reference = weakref.ref(task)
        self.is_alive = True
        self.entry["name"] = task.get_name()

    def has_gone(self) -> bool:
        """Whether it has died since the last time this was asked."""
        was_alive, self.is_alive = self.is_alive, self.reference() is not None
        return was_alive and not self.is_alive

    def update(self, running, ready) -> dict:
        task = self.reference()
        if task is None:
            return self.entry
        self.entry["name"] = task.get_name()
        self.entry["cancelling"] = task.cancelling()
        if not task.done():
            is_ready = self.number in ready
            self.entry["state"] = "running" if task is running else "ready" if is_ready else "suspended"
        elif not self.ended:
            self.note_end(task)
        return self.entry

    def note_end(self, task) -> None:
        if task.cancelled():
            self._end("cancelled", cancelled=True)
        elif task._exception is not None:
            self._end("raised", exception=_muted_repr(task._exception))
        else:
            self._end("returned", result=_muted_repr(task._result))

    def note_failure(self, error) -> None:
        """The task ended in its first step, with an exception that ends the loop too: nobody gets to see it."""
        self._end("raised", name="?", exception=_muted_repr(error))

    def _end(self, state: str, **more) -> None:
        self.ended = True
        self.entry.update(done=True, state=state, **more)


class TurnRecorder:
    """Writes the two objects of each turn as it starts and ends."""

    def __init__(self, task_types: tuple, output) -> None:
        self._task_types = task_types
        self._output = output
        self._records: list[_TaskRecord] = []
        self._numbers = weakref.WeakKeyDictionary()
        self._ended = []
        self._loops = weakref.WeakSet()

    def expect_task(self, coroutine) -> _TaskRecord:
        """Gives a number to a task that will be there after its first step."""
        if _coroutine_name(coroutine) in HIDDEN_TASKS:
            return None
        record = _TaskRecord(_coroutine_name(coroutine), len(self._records) + 1)
        self._records.append(record)
        return record

    def add_task(self, task, record=None) -> None:
        """Gives a new task its number; a hidden one gets none, nor does an object that is only registered as a task."""
        if not isinstance(task, self._task_types):
            return
        record = record or self.expect_task(task.get_coro())
        if record is None:
            return
        record.attach(task)
        self._numbers[task] = record.number
        if task.done() and not task.cancelled():
            # It ended in its first step, and is given its name only now. Kept until that is seen, unless it has something to report.
            if task._exception is None:
                self._ended.append(task)
            else:
                record.note_end(task)
                record.entry["name"] = "?"

    def wrap(self, run):
        """`Handle._run` with a note before and after it."""

        def _run(handle):
            if not hasattr(handle._loop, "_ready"):
                return run(handle)
            kind, task, name = self._classify(handle)
            if self._is_hidden(kind, task, name):
                del task
                return run(handle)
            number = self._numbers.get(task) if task is not None else None
            loop = handle._loop
            running = {"kind": "callback" if kind == "callback" else "task", "id": number, "name": name}
            self._note("turn-started", running, task, loop)
            try:
                run(handle)
            finally:
                self._note("turn-ended", None, None, loop)
                # The task may live on the handle alone: its end must come where it would have come.
                del task, handle

        return _run

    def _classify(self, handle):
        """The kind of a handle, the task that it steps (None for a callback), and its name."""
        callback = handle._callback
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, self._task_types):
            if type(callback).__name__ == "TaskStepMethWrapper":
                return "step", owner, owner.get_name()
            if callback.__name__ == "task_wakeup":
                return "wakeup", owner, owner.get_name()
        if getattr(callback, "__module__", None) == "asyncio.futures" and callback.__name__ in HIDDEN_CHAIN:
            return "callback", None, HIDDEN_CALLBACKS[0]
        return "callback", None, _function_name(callback)

    def _is_hidden(self, kind, task, name) -> bool:
        return name in HIDDEN_CALLBACKS if kind == "callback" else task not in self._numbers

    def _note(self, event: str, running, running_task, loop) -> None:
        ready = []
        for handle in loop._ready:
            if handle._cancelled:
                continue
            kind, task, name = self._classify(handle)
            if not self._is_hidden(kind, task, name):
                number = self._numbers.get(task) if task is not None else None
                ready.append({"kind": kind, "task": number, "name": name})
        numbers = {entry["task"] for entry in ready}
        gone = [record.number for record in self._records if record.has_gone()]
        tasks = [record.update(running_task, numbers) for record in self._records]
        self._ended.clear()
        self._loops.add(loop)
        scheduled = [timer for each in self._loops for timer in each._scheduled if not timer._cancelled]
        timers, suspended = self._timers(scheduled), self._suspended(scheduled)
        line = {"event": event, "running": running, "ready": ready, "tasks": tasks, "timers": timers, "suspended": suspended, "gone": gone}
        self._output.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _timers(self, scheduled: list) -> list[dict]:
        timers = []
        for timer in scheduled:
            task = self._task_that_wakes(timer)
            if task is None:
                number, name = None, _function_name(timer._callback)
            elif task is self:
                number = name = "?"
            elif task in self._numbers:
                number, name = self._numbers[task], task.get_name()
            else:
                continue
            timers.append({"when": round(timer._when, 6), "task": number, "name": name})
        return sorted(timers, key=lambda timer: (timer["when"], timer["name"], str(timer["task"])))

    def _task_that_wakes(self, timer):
        """None for a timer of the program's own; the recorder itself where it can't be told."""
        callback = timer._callback
        if not (getattr(callback, "__module__", None) or "").startswith("asyncio."):
            return None
        owner = getattr(callback, "__self__", None)
        if callback.__name__ == "_on_timeout":
            return owner._task
        future = timer._args[0] if timer._args else None
        for waiting, _ in getattr(future, "_callbacks", None) or ():
            if isinstance(getattr(waiting, "__self__", None), self._task_types):
                return waiting.__self__
        return self

    def _suspended(self, scheduled: list) -> list[dict]:
        sleeps = {
            id(timer._args[0]): timer._when for timer in scheduled if _function_name(timer._callback) == "_set_result_unless_cancelled"
        }
        found = []
        for record in self._records:
            if record.entry["state"] != "suspended":
                continue
            awaited, text = getattr(record.reference(), "_fut_waiter", None), None
            if awaited in self._numbers if isinstance(awaited, self._task_types) else False:
                text = awaited.get_name()
            elif id(awaited) in sleeps:
                text = f"sleep until {round(sleeps[id(awaited)], 6)}"
            found.append({"task": record.number, "waits_for": text})
        return found


def _coroutine_name(coroutine) -> str:
    return getattr(coroutine, "__qualname__", type(coroutine).__name__)


def _function_name(callback) -> str:
    while isinstance(callback, functools.partial):
        callback = callback.func
    return getattr(callback, "__name__", type(callback).__name__)


def _muted_repr(value) -> str:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return repr(value)[:REPR_LIMIT]
    except Exception:
        return f"<{type(value).__name__} object>"


def install(asyncio, path: str) -> None:
    """Has every turn of this process recorded into the file at `path`."""
    # Out of the way: programs see the numbers of their own descriptors.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 200)
    os.close(descriptor)
    output = open(high, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # whole after os._exit too
    recorder = TurnRecorder((asyncio.Task,), output)
    ordered_sets.creation_observers.append(recorder.add_task)
    ordered_sets.eager_observers.append(recorder.expect_task)
    asyncio.Handle._run = recorder.wrap(asyncio.Handle._run)
    _leave_out_of_stacks(asyncio.format_helpers, asyncio.constants.DEBUG_STACK_DEPTH)


def _leave_out_of_stacks(format_helpers, depth) -> None:
    """Debug mode notes so many calls of a stack, of which the recorder is none, and neither is who runs the program for it."""
    extract = format_helpers.extract_stack

    def extract_stack(f=None, limit=None):
        stack = extract(sys._getframe(1) if f is None else f, (limit or depth) + OWN_CALLS)
        stack[:] = [entry for entry in stack if entry.filename not in OWN_FILES]
        del stack[: len(stack) - (limit or depth)]
        return stack

    format_helpers.extract_stack = extract_stack
