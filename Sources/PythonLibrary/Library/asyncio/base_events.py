"""The class that all event loops have in common (Library Reference, "Event Loop Implementations")."""

from _asyncio import BaseEventLoop

__all__ = ("BaseEventLoop",)
