import sys
import traceback


class ValidationError(Exception):
    """Raised for bad input."""

    def __init__(self, field, message, *, code=None):
        super().__init__(field, message)
        self.field, self.message, self.code = field, message, code

    def __str__(self):
        return f"{self.field}: {self.message}" + (f" [{self.code}]" if self.code else "")


def divide(x, y):
    try:
        result = x / y
    except ZeroDivisionError:
        print("division by zero!")
    else:
        print("result is", result)
    finally:
        print("executing finally clause")


def bool_return():
    try:
        return True
    finally:
        print("leaving")


def loop():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("i", i)
        finally:
            print("fin", i)
    else:
        print("no break")


divide(2, 1); divide(2, 0)
try:
    divide("2", "1")
except TypeError as err:
    print("type error:", err)
print(bool_return()); loop()
try:
    raise Exception('spam', 'eggs')
except Exception as inst:
    print(type(inst), inst.args, inst, repr(inst))
    x, y = inst.args
try:
    inst
except NameError as e:
    print(e, e.name)
for cls in (ValueError, KeyError, IndexError, OSError, UnicodeDecodeError, StopIteration, AssertionError, RecursionError, KeyboardInterrupt):
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-1]])
try:
    try:
        raise ValidationError("age", "must be positive", code=17)
    except ValidationError as e:
        e.add_note("while reading the form")
        e.add_note("second\nnote")
        raise RuntimeError("form rejected") from e
except RuntimeError as e:
    traceback.print_exc(file=sys.stdout)
    print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__, e.__cause__.__notes__)
try:
    try:
        {}["key"]
    finally:
        int("not a number")
except ValueError as e:
    print("".join(traceback.format_exception(e)))
    print(traceback.format_exception_only(e))
try:
    try:
        [].pop()
    except IndexError:
        raise KeyError("hidden") from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
    print(traceback.extract_tb(e.__traceback__)[0].name, traceback.extract_tb(e.__traceback__)[0].line)


def f():
    excs = [OSError('error 1'), SystemError('error 2')]
    raise ExceptionGroup('there were problems', excs)


try:
    f()
except* OSError as e:
    print("There were OSErrors", e.exceptions)
except* SystemError as e:
    print("There were SystemErrors", e.exceptions)
try:
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
except ExceptionGroup as g:
    print(g.subgroup(ValueError), g.split(TypeError), g.derive([KeyError()]))
    traceback.print_exception(g, file=sys.stdout)


def recurse(n):
    return recurse(n + 1)


try:
    recurse(0)
except RecursionError as e:
    print(e)
try:
    assert 1 > 2, "math is broken"
except AssertionError as e:
    print("AssertionError", e)
print(sys.exc_info())


def validate(record):
    if record["age"] < 0:
        raise ValidationError("age", f"{record['age']} is negative")
    return record


def load(records):
    return [validate(r) for r in records]


try:
    load([{"age": 4}, {"age": -1}])
except ValidationError as e:
    raise ExceptionGroup("loading failed", [e, ValueError("other")]) from e
