"""asyncio: our own upper half, on the model of the event loop."""

from _asyncio import BaseEventLoop, EventLoop, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    Handle,
    TimerHandle,
    _get_running_loop,
    _UnixDefaultEventLoopPolicy as DefaultEventLoopPolicy,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_event_loop,
    set_event_loop_policy,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Future,
    Task,
    _enter_task,
    _leave_task,
    _register_task,
    _unregister_task,
    all_tasks,
    as_completed,
    create_eager_task_factory,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    iscoroutine,
    isfuture,
    shield,
    sleep,
    wait,
    wait_for,
)
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from asyncio.taskgroups import TaskGroup
from asyncio.threads import to_thread
from asyncio.runners import Runner, run

SelectorEventLoop = EventLoop
