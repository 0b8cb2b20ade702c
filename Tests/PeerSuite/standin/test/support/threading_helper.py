"""Threads are outside."""

import contextlib
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    return unittest.skip("needs threads") if not module else None


def reap_threads(function):
    return function


def threading_setup():
    return ()


def threading_cleanup(*details):
    pass


def _skip(*args, **kwargs):
    raise unittest.SkipTest("needs threads")


start_threads = wait_threads_exit = join_thread = run_concurrently = _skip


@contextlib.contextmanager
def catch_threading_exception():
    raise unittest.SkipTest("needs threads")
    yield
