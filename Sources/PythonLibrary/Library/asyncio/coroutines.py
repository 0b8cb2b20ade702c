"""What a coroutine is (Library Reference, "Awaitables")."""

from _asyncio import iscoroutine, iscoroutinefunction

__all__ = ("iscoroutine", "iscoroutinefunction")


def _is_debug_mode():
    """A program that sets the variable before it makes a loop gets one in debug mode."""
    import sys

    os = sys.modules.get("os")
    return sys.flags.dev_mode or os is not None and bool(os.environ.get("PYTHONASYNCIODEBUG"))
