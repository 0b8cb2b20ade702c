"""asyncio: our own upper half, on the model of the event loop."""

from _asyncio import (
    EventLoop as AbstractEventLoop,
    Handle,
    TimerHandle,
    get_event_loop,
    get_running_loop,
    _get_running_loop,
    iscoroutinefunction,
    new_event_loop,
    set_event_loop,
)
from asyncio.exceptions import CancelledError, InvalidStateError, TimeoutError
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.tasks import (
    Future,
    Task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    gather,
    iscoroutine,
    isfuture,
    sleep,
    wait_for,
)
from asyncio.runners import Runner, run
