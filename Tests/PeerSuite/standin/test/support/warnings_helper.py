"""Warnings for tests."""

import contextlib
import functools
import warnings


def ignore_warnings(*, category):
    def decorate(test):
        @functools.wraps(test)
        def wrapped(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)

        return wrapped

    return decorate


class _Recorder:
    def __init__(self, caught):
        self.caught = caught
        self.last = 0

    def __getattr__(self, name):
        if len(self.caught) > self.last:
            return getattr(self.caught[-1], name)
        raise AttributeError(name)

    @property
    def warnings(self):
        return self.caught[self.last :]

    def reset(self):
        self.last = len(self.caught)


@contextlib.contextmanager
def check_warnings(*filters, quiet=False):
    import re

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield _Recorder(caught)
    for pattern, category in filters or ((("", Warning),) if not quiet else ()):
        matching = [each for each in caught if re.match(pattern, str(each.message), re.I) and issubclass(each.category, category)]
        if not matching and not quiet and filters:
            raise AssertionError(f"no warning like {pattern!r}")


@contextlib.contextmanager
def check_no_warnings(case, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    case.assertEqual(caught, [])


def check_no_resource_warning(case):
    return check_no_warnings(case, category=ResourceWarning)


def check_syntax_warning(case, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    case.assertEqual(len(caught), 1, caught)
    case.assertRegex(str(caught[0].message), errtext)


@contextlib.contextmanager
def save_restore_warnings_filters():
    before = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = before
