"""Runs one of CPython's test files method by method and says what became of each.

Runs unchanged under CPython (with its own unittest) and under loopscope (with the stand-in beside it):
`drive.py MODULE [FIRST [PATTERN]]`, where FIRST is the index of the first method to run, and PATTERN stands in the names of those to run. Each method gives two lines on standard output,
`@@start INDEX NAME` and `@@ok`, `@@fail REASON` or `@@skip REASON`, so that whoever reads them knows where a run broke off.
"""

import sys
import unittest

MARK = "@@"


def methods(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from methods(each)
        else:
            yield each


def one_line(text):
    return " ".join(str(text).split())[:300]


def outcome(test):
    if type(test).__name__ == "DocTestCase":
        return "skip", "needs doctest.DocTestSuite"
    result = unittest.TestResult()
    test.run(result)
    if result.skipped and not (result.failures or result.errors):
        return "skip", result.skipped[0][1]
    for _, text in result.failures + result.errors:
        return "fail", text.strip().splitlines()[-1]
    if result.unexpectedSuccesses:
        return "fail", "unexpected success"
    return "ok", ""


def main():
    name = "test." + sys.argv[1]
    __import__(name)
    module = sys.modules[name]
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    pattern = sys.argv[3] if len(sys.argv) > 3 else ""
    if hasattr(module, "setUpModule"):
        module.setUpModule()
    suite = unittest.TestLoader().loadTestsFromModule(module)
    # The classes' own fixtures belong to the suite's run: here each method stands for itself.
    prepared = {}
    for index, test in enumerate(methods(suite)):
        if index < first or pattern not in test.id():
            continue
        print(f"\n{MARK}start {index} {test.id()}", flush=True)
        kind = type(test)
        if kind not in prepared:
            prepared[kind] = None
            try:
                if not getattr(kind, "__unittest_skip__", False):
                    kind.setUpClass()
            except unittest.SkipTest as reason:
                prepared[kind] = ("skip", str(reason))
            except Exception as error:
                prepared[kind] = ("fail", f"{type(error).__name__}: {error}")
        state, reason = prepared[kind] or outcome(test)
        print(f"\n{MARK}{state} {one_line(reason)}", flush=True)
    print(f"\n{MARK}end", flush=True)


main()
