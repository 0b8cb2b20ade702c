"""Examples in docstrings, run as tests (Library Reference, "doctest").

Reading order: `testmod` lets a `DocTestFinder` (`_doctestfinder`) collect the `DocTest`s of a module, which a `DocTestParser`
(`_doctestexamples`) reads from docstrings; a `DocTestRunner` (`_doctestrunner`) runs each and asks an `OutputChecker`
(`_doctestchecks`) about what was printed.
"""

import inspect
import sys

from _doctestchecks import OutputChecker
from _doctestexamples import (
    BLANKLINE_MARKER,
    ELLIPSIS_MARKER,
    OPTIONFLAGS_BY_NAME,
    DocTest,
    DocTestParser,
    Example,
    register_optionflag,
)
from _doctestfinder import DocTestFinder
from _doctestrunner import DebugRunner, DocTestFailure, DocTestRunner, TestResults, UnexpectedException

__all__ = [
    "register_optionflag",
    *list(OPTIONFLAGS_BY_NAME)[:6],
    "COMPARISON_FLAGS",
    *list(OPTIONFLAGS_BY_NAME)[6:10],
    "REPORTING_FLAGS",
    "FAIL_FAST",
    "Example",
    "DocTest",
    "DocTestParser",
    "DocTestFinder",
    "DocTestRunner",
    "OutputChecker",
    "DocTestFailure",
    "UnexpectedException",
    "DebugRunner",
    "testmod",
    "run_docstring_examples",
    "script_from_examples",
    "testsource",
]

globals().update(OPTIONFLAGS_BY_NAME)
COMPARISON_FLAGS = sum(list(OPTIONFLAGS_BY_NAME.values())[:6])
REPORTING_FLAGS = sum(list(OPTIONFLAGS_BY_NAME.values())[6:])

# The runner of all calls of `testmod`, as far as they go.
master = None


def _remember(runner):
    global master
    if master:
        master.merge(runner)
    else:
        master = runner


def testmod(
    m=None,
    name=None,
    globs=None,
    verbose=None,
    report=True,
    optionflags=0,
    extraglobs=None,
    raise_on_error=False,
    exclude_empty=False,
):
    """Tests all docstrings that are reachable from a module, `__main__` if none is given."""
    module = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(module):
        raise TypeError(f"testmod: module required; {module!r}")
    path = module.__name__ if name is None else name
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for each in DocTestFinder(exclude_empty=exclude_empty).find(module, path, globs=globs, extraglobs=extraglobs):
        runner.run(each)
    if report:
        runner.summarize()
    _remember(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Tests one object's docstring, or a string; prints nothing if all is well."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for each in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(each, compileflags=compileflags)


def script_from_examples(s):
    """A program of the examples in a text; the rest of the text becomes comments."""
    lines = []
    for piece in DocTestParser().parse(s):
        if not isinstance(piece, Example):
            lines += [f"# {line}" if line else "#" for line in piece.split("\n")[:-1]]
            continue
        lines.append(piece.source[:-1])
        if piece.want:
            lines.append("# Expected:")
            lines += [f"## {line}" if line else "##" for line in piece.want.split("\n")[:-1]]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"


def testsource(module, name):
    """The program of the examples in one docstring of a module, given by its dotted name."""
    if not inspect.ismodule(module):
        module = __import__(module, fromlist=["*"])
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")
