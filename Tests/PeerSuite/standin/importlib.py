"""As much of `importlib` as the tests themselves import."""

import sys


def import_module(name, package=None):
    __import__(name)
    return sys.modules[name]
