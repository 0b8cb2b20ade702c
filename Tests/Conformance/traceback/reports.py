"""Exceptions as text: print_exc and format_exc, chains, groups, stacks, summaries."""

import sys
import traceback


def bad():
    x = 1
    return x / 0
try: bad()
except ZeroDivisionError as e:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc())
    print(traceback.extract_tb(e.__traceback__))
    print(traceback.format_exception_only(e))
    print(traceback.format_tb(e.__traceback__))
    te = traceback.TracebackException.from_exception(e)
    print("".join(te.format()))
    for fs in te.stack: print(fs.filename, fs.lineno, fs.name, fs.line)
try:
    try: {}["x"]
    except KeyError as e: raise ValueError("v") from e
except ValueError as e: traceback.print_exception(e, file=sys.stdout)
try: raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t")])])
except ExceptionGroup as e: traceback.print_exception(e, file=sys.stdout)
def st(): traceback.print_stack(file=sys.stdout)
st()
try: eval("a b")
except SyntaxError as e: traceback.print_exception(e, file=sys.stdout)
try: sys.foo
except AttributeError as e: print(traceback.format_exception_only(e))
traceback.print_exc(file=sys.stdout)


def recurse(n):
    return recurse(n - 1) if n else 1 / 0


try:
    recurse(8)
except ZeroDivisionError as e:
    print(len(traceback.extract_tb(e.__traceback__)))
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(limit=2, file=sys.stdout)
    traceback.print_exc(limit=-1, file=sys.stdout)
    print(traceback.format_exception(e)[-1])
    print([line for _, line in traceback.walk_tb(e.__traceback__)][:3])
print(traceback.format_list([("file.py", 3, "name", "x = 1"), ("other.py", 4, "<module>", None)]))
error = ValueError("noted")
error.add_note("one")
error.add_note("two\nlines")
print(traceback.format_exception_only(error), traceback.format_exception_only(KeyError))
for wrong in (3, "x"):
    try:
        traceback.print_exception(wrong)
    except TypeError as e:
        print(e)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise TypeError("second")
except TypeError as e:
    traceback.print_exception(e, chain=False, file=sys.stdout)
    traceback.print_exception(e, file=sys.stdout)
    report = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(report.exc_type_str, str(report), report.__context__.exc_type_str, report.__cause__)
try:
    raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
except ExceptionGroup as e:
    traceback.print_exception(e, file=sys.stdout)
summary = traceback.FrameSummary("f.py", 7, "g", line="  x  ")
print(summary, list(summary), summary == ("f.py", 7, "g", "x"), len(summary))


class Odd(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Odd()))
def inner():
    return traceback.extract_stack()
print([(each.name, each.lineno > 0) for each in inner()])
