"""Tasks that are no `asyncio.Task` (Library Reference, "Extending", "Task lifetime support").

Who makes such a task registers it as soon as it is scheduled, and enters and leaves it around each of its steps.
"""

import _asyncio
from _asyncio import _enter_task, _leave_task

__all__ = ("all_tasks", "_enter_task", "_leave_task", "_register_task", "_unregister_task")

_registered = None


def _register_task(task):
    global _registered
    if _registered is None:
        # Few programs need this.
        from weakref import WeakSet

        _registered = WeakSet()
    _registered.add(task)


def _unregister_task(task):
    if _registered is not None:
        _registered.discard(task)


def all_tasks(loop=None):
    """The tasks of a loop, by default the running one, that have not ended."""
    tasks = _asyncio.all_tasks(loop)
    if _registered is not None:
        if loop is None:
            loop = _asyncio.get_running_loop()
        tasks.update(task for task in list(_registered) if _loop_of(task) is loop and not task.done())
    return tasks


def _loop_of(task):
    get_loop = getattr(task, "get_loop", None)
    return task._loop if get_loop is None else get_loop()
