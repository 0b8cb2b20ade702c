# doctest: OutputChecker, option flags, and the counts and summaries of runners.
import doctest

CHECKER = doctest.OutputChecker()
NAMES = ["ELLIPSIS", "NORMALIZE_WHITESPACE", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "SKIP", "IGNORE_EXCEPTION_DETAIL"]
NAMES += ["COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST", "REPORTING_FLAGS"]
print({name: getattr(doctest, name) for name in NAMES})
PAIRS = [
    ("1\n", "1\n"),
    ("1\n", "True\n"),
    ("0\n", "False\n"),
    ("True\n", "1\n"),
    ("a\n<BLANKLINE>\nb\n", "a\n\nb\n"),
    ("<BLANKLINE>\n", "\n"),
    ("  <BLANKLINE>  \n", " \n"),
    ("a\n", "a\n   \n"),
    ("a...c\n", "abbc\n"),
    ("...\n", "x\n"),
    ("a ... c\n", "a  b\n c\n"),
    ("...a...a\n", "a\n"),
    ("a...a\n", "a\n"),
    ("a...b...c", "a b b c"),
    ("abc...bc", "abc"),
    ("a  b\n", "a b"),
    ("a\n", "a"),
    ("\u00e9\n", "\\xe9\n"),
    ("...b\n", "a\n"),
    ("<BLANKLINE>\n...\n", "\nxyz\n"),
    ("a\nb\n", "a\n\nb\n"),
    (" a\n", "a\n"),
    ("x\n   \n", "x\n\n"),
    ("a......b", "ab"),
    ("ab...ab...ab", "abab"),
    ("ab...ab...ab", "ababab"),
]
for want, got in PAIRS:
    print(ascii(want), ascii(got), [CHECKER.check_output(want, got, flags) for flags in (0, 8, 4, 1, 2, 12, 63)])
for want, got in [("", "a\n"), ("a\n", ""), ("", ""), ("a\nb\n", "c\n\nd\n"), ("x", "y"), ("a", "b\n   \nc")]:
    print([CHECKER.output_difference(doctest.Example("1", want), got, flags) for flags in (0, doctest.DONT_ACCEPT_BLANKLINE)])
print(CHECKER.output_difference(doctest.Example("1", "a\n"), "b\n", doctest.REPORT_UDIFF))
print(doctest.register_optionflag("MINE"), doctest.register_optionflag("MINE"), doctest.register_optionflag("SKIP"))


class Mine(doctest.OutputChecker):
    def check_output(self, want, got, optionflags):
        if optionflags & doctest.register_optionflag("MINE"):
            want, got = want.lower(), got.lower()
        return super().check_output(want, got, optionflags)


def read(text, name="name", file="file", line=3):
    return doctest.DocTestParser().get_doctest(text, {"start": 1}, name, file, line)


runner = doctest.DocTestRunner(checker=Mine(), verbose=True)
print(runner.run(read(">>> print('ABC') # doctest: +MINE\nabc\n>>> print('ABC')\nabc\n")))
print(runner.summarize(), runner.tries, runner.failures, runner.skips)
quiet = doctest.DocTestRunner(verbose=False)
print(quiet.summarize())
test = read(">>> start\n1\n>>> y = start\n>>> y\n2\n>>> 5 # doctest: +SKIP\n", "other", None, None)
print(quiet.run(test, clear_globs=False), sorted(test.globs), test.globs["y"])
lines = []
print(quiet.run(test, out=lines.append), test.globs, lines)
print(quiet.summarize(), quiet.tries, quiet.failures, quiet.skips)
quiet.run(read("no examples", "empty"))
quiet.run(read(">>> 1 # doctest: +SKIP\n", "skipped"))
print(quiet.summarize(verbose=True))
quiet.merge(runner)
quiet.merge(runner)
print(quiet.summarize(True), quiet.tries)
silent = doctest.DocTestRunner(verbose=True)
silent.summarize()
silent.run(read("no examples", "empty"))
silent.summarize()
silent.run(read(">>> 1 # doctest: +SKIP\n", "skipped"))
silent.summarize()
FLAGS = (0, doctest.FAIL_FAST, doctest.REPORT_ONLY_FIRST_FAILURE, doctest.ELLIPSIS)
for flags in FLAGS:
    print(flags, doctest.DocTestRunner(verbose=False, optionflags=flags).run(read(">>> 1\n2\n>>> 3\n...\n>>> 4\n4\n>>> 5\n6\n")))
ERRORS = """
>>> print("x"); raise KeyError("k")
Traceback (most recent call last):
KeyError: 'k'
>>> raise ValueError("m: n")  # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
foo.bar.ValueError: q
>>> raise ValueError  # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
ValueError: q
>>> raise ValueError  # doctest: +ELLIPSIS
Traceback (most recent call last):
Value...
>>> e = ValueError("x"); e.add_note("note"); raise e
Traceback (most recent call last):
ValueError: x
note
>>> f(
Traceback (most recent call last):
  File "x"
SyntaxError: '(' was never closed
>>> 1
Traceback (most recent call last):
ValueError: x
"""
print(doctest.DocTestRunner(verbose=True).run(read(ERRORS)))
debug = doctest.DebugRunner(verbose=False)
for text in (">>> 1\n2\n", ">>> x = 3\n>>> 1/0\n", ">>> 1\n1\n"):
    test = read(text)
    try:
        print(debug.run(test))
    except doctest.DocTestFailure as error:
        print(error, repr(error.got), repr(error.example.want), error.test is test)
    except doctest.UnexpectedException as error:
        print(error, error.exc_info[:2], error.test is test, test.globs.get("x"))
    print(debug.tries, debug.failures, "start" in test.globs)
print(doctest.TestResults(1, 2), doctest.TestResults(1, 2, skipped=3), doctest.TestResults(0, 0).skipped, tuple(doctest.TestResults(1, 2, skipped=3)))
