"""Attempts that start one after the other until one succeeds, as `loop.create_connection` makes them ("happy eyeballs")."""

import _asyncio
from asyncio import locks, tasks

__all__ = ("staggered_race",)


async def staggered_race(coro_fns, delay, *, loop=None):
    """Starts each coroutine when the one before has failed, or `delay` seconds after it (None: only when it has failed).

    The first to succeed ends the race. Answers its result, its index (both None if all failed) and the exceptions of all that
    were started, None for the winner.
    """
    return await _Race(coro_fns, delay, loop or _asyncio.get_running_loop()).run()


class _Race:
    def __init__(self, coro_fns, delay, loop):
        self.entrants = enumerate(coro_fns)
        self.delay = delay
        self.loop = loop
        self.tasks = []
        self.exceptions = []
        self.result = self.winner = None

    async def run(self):
        self.start(None)
        try:
            # Each attempt starts the task of the next one, so there may be more of them after each wait.
            ended = 0
            while ended != len(self.tasks):
                done, _ = await tasks.wait(self.tasks)
                ended = len(done)
                for task in done:
                    if not task.cancelled() and task.exception() is not None:
                        raise task.exception()
            return self.result, self.winner, self.exceptions
        finally:
            for task in self.tasks:
                task.cancel()

    def start(self, previous_failed):
        self.tasks.append(self.loop.create_task(self.attempt(previous_failed)))

    async def attempt(self, previous_failed):
        if previous_failed is not None:
            try:
                await tasks.wait_for(previous_failed.wait(), self.delay)
            except TimeoutError:
                pass
        index, coro_fn = next(self.entrants, (None, None))
        if coro_fn is None:
            return
        failed = locks.Event()
        self.start(failed)
        self.exceptions.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.exceptions[index] = error
            failed.set()
            return
        self.winner, self.result = index, result
        for number, task in enumerate(self.tasks):
            # A task that is about to end would be cancelled too late to hear of it.
            if number != index:
                task.cancel()
