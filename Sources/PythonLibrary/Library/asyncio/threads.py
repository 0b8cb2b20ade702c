"""Running functions in threads (Library Reference, "Running in Threads")."""

import _asyncio

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Calls a function in a thread of the loop's own, and waits for its result."""
    import contextvars
    import functools

    loop = _asyncio.get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(context.run, func, *args, **kwargs))
