"""A test method, how it is run, and what it may assert."""

import asyncio
import contextlib
import functools
import inspect
import re
import sys
import warnings


class SkipTest(Exception):
    pass


class _SubtestFailed(Exception):
    pass


def skip(reason):
    def decorate(item):
        if not isinstance(item, type):

            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def addModuleCleanup(function, /, *args, **kwargs):
    """There is one module in a process, and it ends with it."""


def enterModuleContext(manager):
    return manager.__enter__() if hasattr(manager, "__enter__") else None


class _Raises:
    """What `assertRaises` and its kin give back: a context, or at once the call."""

    def __init__(self, case, expected, pattern=None, message=None):
        self.case, self.expected, self.message = case, expected, message
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.exception = None

    def call(self, args, kwargs):
        if not args:
            self.message = kwargs.pop("msg", self.message)
            return self
        function, *rest = args
        with self:
            function(*rest, **kwargs)

    def name(self):
        if isinstance(self.expected, tuple):
            return str(self.expected)
        return self.expected.__name__

    def __enter__(self):
        return self

    def __exit__(self, kind, exception, traceback):
        if kind is None:
            raise self.case.failureException(f"{self.name()} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = exception.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(exception)):
            raise self.case.failureException(f'"{self.pattern.pattern}" does not match "{exception}"')
        return True


class _Warns(_Raises):
    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, exception, traceback):
        self.manager.__exit__(kind, exception, traceback)
        if kind is not None:
            return False
        first = None
        for each in self.warnings:
            if not isinstance(each.message, self.expected):
                continue
            first = first or each
            if self.pattern is None or self.pattern.search(str(each.message)):
                self.warning, self.filename, self.lineno = each.message, each.filename, each.lineno
                return
        if first is not None:
            raise self.case.failureException(f'"{self.pattern.pattern}" does not match "{first.message}"')
        raise self.case.failureException(f"{self.name()} not triggered")


class _Logs:
    def __init__(self, case, logger, level, wanted):
        self.case, self.logger_name, self.level, self.wanted = case, logger, level, wanted

    def __enter__(self):
        import collections
        import logging

        watched = collections.namedtuple("watched", "records output")([], [])
        self.watched = watched
        level = self.level or logging.INFO
        self.number = level if isinstance(level, int) else logging._nameToLevel[level]
        formatter = logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        class Watcher(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(formatter.format(record))

        self.logger = logging.getLogger(self.logger_name) if not isinstance(self.logger_name, logging.Logger) else self.logger_name
        self.before = self.logger.handlers[:], self.logger.level, self.logger.propagate
        handler = Watcher()
        handler.setLevel(self.number)
        self.logger.handlers = [handler]
        self.logger.setLevel(self.number)
        self.logger.propagate = False
        return watched

    def __exit__(self, kind, exception, traceback):
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if kind is None and bool(self.watched.records) != self.wanted:
            raise self.case.failureException("no logs" if self.wanted else f"unexpected logs: {self.watched.output}")
        return False


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._equalities = {}
        self._subtest_failures = []

    # Running

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return self.id()

    def shortDescription(self):
        return None

    def defaultTestResult(self):
        from . import TestResult

        return TestResult()

    def debug(self):
        self._run_steps()

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        method = getattr(self, self._testMethodName)
        for item in (type(self), method):
            if getattr(item, "__unittest_skip__", False):
                result.skipped.append((self, item.__unittest_skip_why__))
                return result
        expects_failure = getattr(type(self), "__unittest_expecting_failure__", False) or getattr(
            method, "__unittest_expecting_failure__", False
        )
        try:
            self._run_steps()
            if self._subtest_failures:
                raise self._subtest_failures[0]
        except SkipTest as reason:
            result.skipped.append((self, str(reason)))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if expects_failure:
                result.expectedFailures.append((self, str(error)))
            else:
                place = ""
                traceback = error.__traceback__
                while traceback is not None:
                    place = f" [line {traceback.tb_lineno}]" if "/test_" in traceback.tb_frame.f_code.co_filename else place
                    traceback = traceback.tb_next
                text = " ".join(f"{type(error).__name__}: {error}".split())
                result.errors.append((self, text + place))
        else:
            if expects_failure:
                result.unexpectedSuccesses.append(self)
        return result

    __call__ = run

    def _call(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def _run_steps(self):
        try:
            self._call(self.setUp)
            self._call_all(getattr(self, self._testMethodName), self.tearDown)
        finally:
            self.doCleanups()

    def _call_all(self, *functions):
        """Calls each, outside of the handling of what another raised; then raises the first failure."""
        failure = None
        for function in functions:
            try:
                self._call(function)
            except BaseException as error:
                failure = failure or error
        if failure is not None:
            raise failure

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._call(function, *args, **kwargs)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """A class's last method ends with the process."""

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    @contextlib.contextmanager
    def subTest(self, message=None, **parameters):
        try:
            yield
        except SkipTest:
            pass
        except Exception as error:
            self._subtest_failures.append(error)

    def skipTest(self, reason):
        raise SkipTest(reason)

    # Asserting

    def _formatMessage(self, message, standard):
        return standard if message is None else f"{standard} : {message}"

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, truth, standard, msg=None):
        if not truth:
            raise self.failureException(self._formatMessage(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._check(expr, lambda: f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, lambda: f"{expr!r} is not false", msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._equalities[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._equalities:
            function = self._equalities[type(first)]
            return (getattr(self, function) if isinstance(function, str) else function)(first, second, msg=msg)
        self._check(first == second, lambda: f"{first!r} != {second!r}", msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, lambda: f"{first!r} == {second!r}", msg)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        self._check(len(seq1) == len(seq2), lambda: f"{seq1!r} != {seq2!r}", msg)
        self._check(all(a == b for a, b in zip(seq1, seq2)), lambda: f"{seq1!r} != {seq2!r}", msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self._check(first == second, lambda: f"{first!r} != {second!r}", msg)

    assertListEqual = assertTupleEqual = assertSetEqual = assertDictEqual = assertMultiLineEqual

    def assertIs(self, first, second, msg=None):
        self._check(first is second, lambda: f"{first!r} is not {second!r}", msg)

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, lambda: f"unexpectedly identical: {first!r}", msg)

    def assertIsNone(self, value, msg=None):
        self._check(value is None, lambda: f"{value!r} is not None", msg)

    def assertIsNotNone(self, value, msg=None):
        self._check(value is not None, lambda: "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._check(member in container, lambda: f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, lambda: f"{member!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, value, kind, msg=None):
        self._check(isinstance(value, kind), lambda: f"{value!r} is not an instance of {kind!r}", msg)

    def assertNotIsInstance(self, value, kind, msg=None):
        self._check(not isinstance(value, kind), lambda: f"{value!r} is an instance of {kind!r}", msg)

    def assertIsSubclass(self, kind, parent, msg=None):
        self._check(issubclass(kind, parent), lambda: f"{kind!r} is not a subclass of {parent!r}", msg)

    def assertNotIsSubclass(self, kind, parent, msg=None):
        self._check(not issubclass(kind, parent), lambda: f"{kind!r} is a subclass of {parent!r}", msg)

    def assertHasAttr(self, value, name, msg=None):
        self._check(hasattr(value, name), lambda: f"{type(value).__name__} object has no attribute {name!r}", msg)

    def assertNotHasAttr(self, value, name, msg=None):
        self._check(not hasattr(value, name), lambda: f"{type(value).__name__} object has attribute {name!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, lambda: f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, lambda: f"{a!r} not less than or equal to {b!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, lambda: f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, lambda: f"{a!r} not greater than or equal to {b!r}", msg)

    def _near(self, first, second, places, delta):
        if first == second:
            return True
        difference = abs(first - second)
        return difference <= delta if delta is not None else round(difference, 7 if places is None else places) == 0

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(self._near(first, second, places, delta), lambda: f"{first!r} != {second!r} within bounds", msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._check(not self._near(first, second, places, delta), lambda: f"{first!r} == {second!r} within bounds", msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for each in first:
            self._check(each in rest, lambda: f"{each!r} is not in {second!r}", msg)
            rest.remove(each)
        self._check(not rest, lambda: f"{rest!r} is not in {first!r}", msg)

    def assertRegex(self, text, expected_regex, msg=None):
        self._check(re.search(expected_regex, text), lambda: f"{expected_regex!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._check(not re.search(unexpected_regex, text), lambda: f"{unexpected_regex!r} found in {text!r}", msg)

    def assertStartsWith(self, text, prefix, msg=None):
        self._check(text.startswith(prefix), lambda: f"{text!r} does not start with {prefix!r}", msg)

    def assertEndsWith(self, text, suffix, msg=None):
        self._check(text.endswith(suffix), lambda: f"{text!r} does not end with {suffix!r}", msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception).call(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).call(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).call(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).call(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self.runTest = testFunc


class IsolatedAsyncioTestCase(TestCase):
    loop_factory = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    async def enterAsyncContext(self, manager):
        value = await manager.__aenter__()
        self.addAsyncCleanup(manager.__aexit__, None, None, None)
        return value

    def _call(self, function, *args, **kwargs):
        if inspect.iscoroutinefunction(function):
            return self._runner.run(function(*args, **kwargs))
        return function(*args, **kwargs)

    def _run_steps(self):
        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as self._runner:
            try:
                self._runner.get_loop()
                self._call(self.setUp)
                self._call(self.asyncSetUp)
                self._call_all(getattr(self, self._testMethodName), self.asyncTearDown, self.tearDown)
            finally:
                self.doCleanups()
