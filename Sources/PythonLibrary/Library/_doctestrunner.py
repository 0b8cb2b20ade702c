"""How tests are run and what is reported of them; a part of `doctest`."""

import __future__
import builtins
import contextlib
import io
import linecache
import sys
import traceback
from collections import namedtuple

from _doctestchecks import OutputChecker, _indented
from _doctestexamples import FAIL_FAST, IGNORE_EXCEPTION_DETAIL, REPORT_ONLY_FIRST_FAILURE, SKIP


class TestResults(namedtuple("TestResults", ("failed", "attempted"), module="doctest")):
    """How many examples failed and how many there were; those skipped are among the latter."""

    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


def _counted(count, noun):
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class _Capture(io.StringIO):
    """Stands for stdout while an example runs."""

    def take(self):
        """What was printed since the last time, its last line ended."""
        text = self.getvalue()
        self.seek(0)
        self.truncate()
        return text if not text or text.endswith("\n") else text + "\n"


def _formatted(error):
    """A raised exception as the interpreter would show it."""
    output = io.StringIO()
    traceback.print_exception(*error, file=output)
    return output.getvalue()


def _message_of(error):
    """The end of a traceback, which an example shows."""
    lines = traceback.format_exception_only(*error[:2])
    if issubclass(error[0], SyntaxError):
        # The place of a syntax error is not compared.
        names = (f"{error[0].__qualname__}:", f"{error[0].__module__}.{error[0].__qualname__}:")
        while not lines[0].startswith(names):
            lines.pop(0)
    return "".join(lines)


def _class_name(message):
    """The name in front of an exception's message, without its modules."""
    return message.partition("\n")[0].partition(":")[0].rpartition(".")[2]


def _future_flags(globs):
    """The flags of the features that a module imported, since its examples are compiled like itself."""
    features = {name: getattr(__future__, name) for name in __future__.all_feature_names}
    return sum(feature.compiler_flag for name, feature in features.items() if globs.get(name) is feature)


class DocTestRunner:
    """Runs tests one by one and reports to `out`, and at the end to stdout.

    Verbose is, if it is not said, a program that got the argument `-v`.
    """

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._judge = checker or OutputChecker()
        self._is_verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        # Of each test, by name: failures, tries, skips.
        self._counts = {}
        self._capture = _Capture()

    def report_start(self, out, test, example):
        if self._is_verbose:
            wanted = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indented(example.source)}{wanted}")

    def report_success(self, out, test, example, got):
        if self._is_verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._heading(test, example) + self._judge.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(f"{self._heading(test, example)}Exception raised:\n{_indented(_formatted(exc_info))}")

    def _heading(self, test, example):
        line = "?"
        if not test.filename:
            place = f"Line {example.lineno + 1}"
        else:
            if test.lineno is not None and example.lineno is not None:
                line = test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}'
        return f"{self.DIVIDER}\n{place}, in {test.name}\nFailed example:\n{_indented(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; `clear_globs` empties its globals when they are through."""
        self.test = test
        flags = _future_flags(test.globs) if compileflags is None else compileflags
        out = out or sys.stdout.write
        failures = tries = skips = 0
        with self._set_up(test, clear_globs):
            for index, example in enumerate(test.examples):
                tries += 1
                self._use_options(example)
                if self.optionflags & SKIP:
                    skips += 1
                    continue
                is_quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures
                if not is_quiet:
                    self.report_start(out, test, example)
                error = self._execute(example, f"<doctest {test.name}[{index}]>", flags, test.globs)
                got = self._capture.take()
                is_as_wanted = self._is_as_wanted(example, got, error)
                if not is_quiet:
                    self._report(out, test, example, got, error, is_as_wanted)
                failures += not is_as_wanted
                if not is_as_wanted and self.optionflags & FAIL_FAST:
                    break
        self.optionflags = self.original_optionflags
        self._count(test.name, failures, tries, skips)
        self.tries, self.failures, self.skips = self.tries + tries, self.failures + failures, self.skips + skips
        return TestResults(failures, tries, skipped=skips)

    @contextlib.contextmanager
    def _set_up(self, test, clear_globs):
        """What holds while the examples of a test run."""
        stdout, displayhook, getlines = sys.stdout, sys.displayhook, linecache.getlines
        sources = {f"<doctest {test.name}[{index}]>": each.source for index, each in enumerate(test.examples)}

        def lines_of(filename, module_globals=None):
            if filename in sources:
                return sources[filename].splitlines(keepends=True)
            return getlines(filename, module_globals)

        # Tracebacks show the lines of examples too.
        sys.stdout, sys.displayhook, linecache.getlines = self._capture, sys.__displayhook__, lines_of
        try:
            yield
        finally:
            sys.stdout, sys.displayhook, linecache.getlines = stdout, displayhook, getlines
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def _use_options(self, example):
        self.optionflags = self.original_optionflags
        for flag, is_on in example.options.items():
            self.optionflags = self.optionflags | flag if is_on else self.optionflags & ~flag

    def _report(self, out, test, example, got, error, is_as_wanted):
        if is_as_wanted:
            self.report_success(out, test, example, got)
        elif error and example.exc_msg is None:
            self.report_unexpected_exception(out, test, example, error)
        else:
            self.report_failure(out, test, example, got + _formatted(error) if error else got)

    def _execute(self, example, filename, compileflags, globs):
        """The exception that an example raised, if any."""
        try:
            exec(compile(example.source, filename, "single", compileflags, True), globs)
        except KeyboardInterrupt:
            raise
        except:
            return sys.exc_info()

    def _is_as_wanted(self, example, got, error):
        check, flags = self._judge.check_output, self.optionflags
        if not error:
            return check(example.want, got, flags)
        if example.exc_msg is None:
            return False
        message = _message_of(error)
        if check(example.exc_msg, message, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL) and check(_class_name(example.exc_msg), _class_name(message), flags)

    def _count(self, name, failures, tries, skips):
        before = self._counts.get(name, (0, 0, 0))
        self._counts[name] = (before[0] + failures, before[1] + tries, before[2] + skips)

    def summarize(self, verbose=None):
        """Prints which tests failed (if verbose, also which passed or are empty), and returns the sums."""
        verbose = self._is_verbose if verbose is None else verbose
        counts = sorted(self._counts.items())
        failed, tried, skipped = (sum(each[1][column] for each in counts) for column in range(3))
        if verbose:
            _print_group("had no tests", [f"    {name}" for name, (_, tries, _) in counts if not tries])
            passed = [(name, tries) for name, (failures, tries, _) in counts if tries and not failures]
            _print_group("passed all tests", [f" {tries:3d} test{'s' if tries != 1 else ''} in {name}" for name, tries in passed])
        failing = [f" {failures:3d} of {tries:3d} in {name}" for name, (failures, tries, _) in counts if failures]
        if failing:
            print(self.DIVIDER)
            _print_group("had failures", failing)
        if verbose:
            print(f"{_counted(tried, 'test')} in {_counted(len(counts), 'item')}.")
            print(f"{tried - failed} passed and {failed} failed." if failed else f"{tried} passed.")
        if failed:
            also = f" and {_counted(skipped, 'skipped test')}" if skipped else ""
            print(f"***Test Failed*** {_counted(failed, 'failure')}{also}.")
        elif verbose:
            print("Test passed.")
        return TestResults(failed, tried, skipped=skipped)

    def merge(self, other):
        """Adds the counts of another runner to the summary of this one."""
        for name, counts in list(other._counts.items()):
            self._count(name, *counts)


def _print_group(what, lines):
    if lines:
        print(f"{_counted(len(lines), 'item')} {what}:")
        print("\n".join(lines))


class _Stop(Exception):
    """What a `DebugRunner` raises at the first failure."""

    def __str__(self):
        return str(self.test)


class DocTestFailure(_Stop):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got


class UnexpectedException(_Stop):
    """An example raised an exception; `exc_info` is what `sys.exc_info()` gave."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info


class DebugRunner(DocTestRunner):
    """Raises at the first failure, and then leaves the globals of the test as they are."""

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, clear_globs=False)
        if clear_globs:
            test.globs.clear()
        return results


for _public in (TestResults, DocTestRunner, DocTestFailure, UnexpectedException, DebugRunner):
    _public.__module__ = "doctest"
