"""What CPython's tests of asyncio share, by the public interface alone: a loop whose clock a generator moves, and short helpers.

`Task` and `Future` of both of CPython's implementations are asyncio's here.
"""

import asyncio
import contextlib
import inspect
import logging
import re
import sys
import unittest
from asyncio import events, futures, tasks
from unittest import mock

CLOCK_RES = 0.050

tasks._CTask = tasks._PyTask = asyncio.Task
tasks._c_current_task = tasks._py_current_task = asyncio.current_task
for name in ("register_task", "unregister_task", "enter_task", "leave_task"):
    setattr(tasks, f"_py_{name}", getattr(asyncio, f"_{name}"))
futures._CFuture = futures._PyFuture = asyncio.Future


class TestLoop(asyncio.EventLoop):
    """Its time stands still, but for what the generator answers after each pass in which timers were set."""

    def __init__(self, gen=None):
        super().__init__()
        self._checks_generator = gen is not None
        self._gen = gen() if gen is not None else iter_once()
        next(self._gen)
        self._time = 0
        self._new_timers = []
        self._stop_wanted = False

    def time(self):
        return self._time

    def advance_time(self, advance):
        if advance:
            self._time += advance

    def call_at(self, when, callback, *args, context=None):
        self._new_timers.append(when)
        return super().call_at(when, callback, *args, context=context)

    def stop(self):
        self._stop_wanted = True
        super().stop()

    def run_forever(self):
        # One pass after the other: a loop that is told to stop before it runs, runs one.
        try:
            while True:
                super().stop()
                super().run_forever()
                for when in self._new_timers:
                    self.advance_time(self._gen.send(when))
                self._new_timers = []
                if self._stop_wanted:
                    break
        finally:
            self._stop_wanted = False

    def run_until_complete(self, future):
        is_own = not asyncio.isfuture(future)
        future = asyncio.ensure_future(future, loop=self)
        if is_own:
            future._log_destroy_pending = False
        future.add_done_callback(self._stop_after)
        try:
            self.run_forever()
        except:
            if is_own and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(self._stop_after)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_after(self, future):
        if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
            return
        self.stop()

    def close(self):
        super().close()
        if self._checks_generator:
            self._checks_generator = False
            try:
                self._gen.send(0)
            except StopIteration:
                pass
            else:
                raise AssertionError("Time generator is not finished")


def iter_once():
    while True:
        yield


def run_briefly(loop):
    async def once():
        pass

    coroutine = once()
    task = loop.create_task(coroutine)
    task._log_destroy_pending = False
    try:
        loop.run_until_complete(task)
    finally:
        coroutine.close()


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


def run_until(loop, pred, timeout=30):
    while not pred():
        loop.run_until_complete(asyncio.sleep(0.001))


def MockCallback(**kwargs):
    return mock.Mock(spec=["__call__"], **kwargs)


class MockPattern(str):
    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


def get_function_source(function):
    code = inspect.unwrap(function).__code__
    return code.co_filename, code.co_firstlineno


def mock_nonblocking_socket(*args, **kwargs):
    raise unittest.SkipTest("needs sockets")


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        if not loop.is_closed() and loop._default_executor is not None:
            loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        events.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        events.set_event_loop(None)
        self.assertIsNone(sys.exception())
        self.doCleanups()


@contextlib.contextmanager
def disable_logger():
    logger = logging.getLogger("asyncio")
    before = logger.level
    try:
        logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        logger.setLevel(before)


async def await_without_task(coroutine):
    failure = None

    def run():
        nonlocal failure
        try:
            for _ in coroutine.__await__():
                pass
        except BaseException as error:
            failure = error

    asyncio.get_running_loop().call_soon(run)
    await asyncio.sleep(0)
    if failure is not None:
        raise failure
