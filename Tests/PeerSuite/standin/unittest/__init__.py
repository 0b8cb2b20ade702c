"""As much of `unittest` as CPython's own tests of the language and the library need to run one by one.

Written for the peer suite only; it is no part of loopscope's library.
"""

import builtins as _builtins
import os as _os
import re as _re
import sys as _sys
import warnings as _warnings

from .case import (
    FunctionTestCase,
    IsolatedAsyncioTestCase,
    SkipTest,
    TestCase,
    addModuleCleanup,
    enterModuleContext,
    expectedFailure,
    skip,
    skipIf,
    skipUnless,
)


# There are no files: a method that opens one is skipped, and where CPython's tests ask for a file or make a scanner while they are
# being imported, the rest of them goes on.
def _open(*args, **kwargs):
    raise SkipTest("needs files")


_builtins.open = _open
_os.path.isdir = _os.path.isfile = _os.path.exists = lambda path: False
_os.listdir = lambda path=".": []
_re.Scanner = _open


class TestResult:
    def __init__(self):
        self.failures = []
        self.errors = []
        self.skipped = []
        self.unexpectedSuccesses = []
        self.expectedFailures = []

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)


class TestLoader:
    suiteClass = TestSuite

    def getTestCaseNames(self, case):
        return sorted(name for name in dir(case) if name.startswith("test") and callable(getattr(case, name)))

    def loadTestsFromTestCase(self, case):
        return TestSuite(case(name) for name in self.getTestCaseNames(case))

    def loadTestsFromModule(self, module):
        suite = TestSuite()
        for name in dir(module):
            kind = getattr(module, name)
            if isinstance(kind, type) and issubclass(kind, TestCase) and kind not in (TestCase, IsolatedAsyncioTestCase):
                suite.addTest(self.loadTestsFromTestCase(kind))
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return suite
        if "doctest" in _sys.modules:
            # Doctests become test cases by what doctest has for unittest only.
            _sys.modules["doctest"].DocTestSuite = lambda *arguments, **options: TestSuite()
        try:
            return load_tests(self, suite, None)
        except SkipTest:
            return suite


defaultTestLoader = TestLoader()


def main(*args, **kwargs):
    raise SystemExit("unittest.main() is not part of the stand-in")
