"""What locks and queues have in common: the loop that they belong to."""

import _asyncio


class _LoopBoundMixin:
    """Belongs to the loop on which it first has to wait."""

    _loop = None

    def _get_loop(self):
        loop = _asyncio._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _create_waiter(self, meaning):
        """A future for one who waits here; `meaning` says for people what it is waited for."""
        waiter = self._get_loop().create_future()
        if _asyncio._records:
            _asyncio._note_wait(waiter, meaning, self)
        return waiter
