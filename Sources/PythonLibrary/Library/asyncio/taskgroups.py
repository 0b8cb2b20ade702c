"""Task groups (Library Reference, "Task Groups")."""

import _asyncio
from asyncio.exceptions import CancelledError

__all__ = ("TaskGroup",)


class TaskGroup:
    """The block ends when all tasks of the group have ended; when one fails, the others are cancelled."""

    def __init__(self):
        # How far it is.
        self._entered = self._exiting = self._aborting = False
        # The task that it stands in, and whether the group has asked for that one's cancellation.
        self._loop = self._parent_task = None
        self._parent_cancel_requested = False
        # What runs, what has failed, and what the end of the block waits for.
        self._tasks, self._errors, self._base_error = set(), [], None
        self._on_completed_fut = None

    def __repr__(self):
        counts = (("tasks", self._tasks), ("errors", self._errors))
        parts = [f" {name}={len(each)}" for name, each in counts if each]
        state = " cancelling" if self._aborting else " entered" if self._entered else ""
        return f"<TaskGroup{''.join(parts)}{state}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        loop = self._loop = _asyncio.get_running_loop() if self._loop is None else self._loop
        self._parent_task = _asyncio.current_task(loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self._exiting = True
        if exc is not None and self._base_error is None and _is_base_error(exc):
            self._base_error = exc
        cancellation = exc if exc_type is not None and issubclass(exc_type, CancelledError) else None
        if exc_type is not None and not self._aborting:
            self._abort()
        cancellation = await self._wait_for_tasks(cancellation)
        if self._base_error is not None:
            raise self._base_error
        # The group asked for the cancellation of the task that it stands in: it takes that back.
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if exc_type is not None and not issubclass(exc_type, CancelledError):
            self._errors.append(exc)
        if self._errors:
            self._raise_errors()

    async def _wait_for_tasks(self, cancellation):
        # Whoever is cancelled while it waits here goes on waiting; the cancellation is raised afterwards.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
                if _asyncio._records:
                    _asyncio._note_wait(self._on_completed_fut, "TaskGroup", self)
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._on_completed_fut = None
        return cancellation

    def _raise_errors(self):
        # Somebody else wants this task cancelled: its next await will tell it.
        if self._parent_task.cancelling():
            self._parent_task.uncancel()
            self._parent_task.cancel()
        # This call, in the traceback, knows its exception: only the collector finds the two, as in CPython 3.13.
        group = BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
        try:
            raise group from None
        finally:
            # Else the group and its errors would keep each other alive, too.
            self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered or self._aborting or self._exiting and not self._tasks:
            # Nobody will await it.
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {self._why_closed()}")
        if _asyncio._records:
            _asyncio._note_group(self)
        if context is not None:
            task = self._loop.create_task(coro, name=name, context=context)
        elif name is not None or _asyncio._makes_tasks_its_own_way(self._loop):
            task = self._loop.create_task(coro, name=name)
        else:
            # Keywords cost more than the question.
            task = self._loop.create_task(coro)
        if task.done():
            # An eager one has ended already.
            self._on_task_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        return task

    def _why_closed(self):
        if not self._entered:
            return "has not been entered"
        return "is finished" if self._exiting and not self._tasks else "is shutting down"

    def _abort(self, cause=None):
        self._aborting = True
        if _asyncio._records:
            _asyncio._note_abort(self, cause)
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        tasks = self._tasks
        tasks.discard(task)
        if not tasks and self._on_completed_fut is not None and not self._on_completed_fut.done():
            self._on_completed_fut.set_result(True)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._fail(task, error)

    def _fail(self, task, error):
        """A task of the group has raised: the first to do so ends them all, and the block too, wherever it waits."""
        self._errors.append(error)
        if self._base_error is None and _is_base_error(error):
            self._base_error = error
        parent = self._parent_task
        if parent.done():
            # Not the usual order of things: the block was left before its tasks had ended.
            message = f"Task {task!r} has errored out but its parent task {parent} is already completed"
            self._loop.call_exception_handler({"message": message, "exception": error, "task": task})
        elif not (self._aborting or self._parent_cancel_requested):
            self._abort(task)
            self._parent_cancel_requested = True
            parent.cancel()


def _is_base_error(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
