"""Importing for tests: there is one model of each module, in the place of both of CPython's."""

import contextlib
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(f"needs {name}") from error


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


@contextlib.contextmanager
def isolated_modules():
    yield


@contextlib.contextmanager
def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("needs files")


def make_legacy_pyc(source):
    raise unittest.SkipTest("needs files")


def ensure_lazy_imports(*args, **kwargs):
    raise unittest.SkipTest("needs processes")


def forget(name):
    sys.modules.pop(name, None)


def unload(name):
    sys.modules.pop(name, None)


@contextlib.contextmanager
def DirsOnSysPath(*folders):
    raise unittest.SkipTest("needs files")
    yield


class CleanImport:
    def __init__(self, *names, usefrozen=False):
        raise unittest.SkipTest("needs fresh imports")
