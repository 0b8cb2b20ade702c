"""asyncio: our own upper half, on the model of the event loop."""

from _asyncio import BaseEventLoop, EventLoop, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    Handle,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
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
    run_coroutine_threadsafe,
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

# Modules that few programs use are imported when one of their names is.
_LATER = {
    name: module
    for module, names in {
        "streams": "StreamReader StreamReaderProtocol StreamWriter open_connection open_unix_connection start_server start_unix_server",
        "protocols": "BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol",
        "transports": "BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport WriteTransport",
        "servers": "AbstractServer Server",
        "futures": "wrap_future",
    }.items()
    for name in names.split()
}
# Those that one reaches through the package alone.
_MODULES = {*_LATER.values(), "base_events", "base_tasks", "constants", "coroutines", "log", "staggered", "trsock"}
__all__ = [name for name, value in globals().items() if name[0] != "_" and not hasattr(value, "__file__")] + list(_LATER)


def __getattr__(name):
    if name in _LATER:
        module = __import__(f"asyncio.{_LATER[name]}", fromlist=["*"])
        value = globals()[name] = getattr(module, name)
        return value
    if name in _MODULES:
        return __import__(f"asyncio.{name}", fromlist=["*"])
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
