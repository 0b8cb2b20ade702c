"""What a coroutine is (Library Reference, "Awaitables")."""

from _asyncio import iscoroutine, iscoroutinefunction

__all__ = ("iscoroutine", "iscoroutinefunction")
