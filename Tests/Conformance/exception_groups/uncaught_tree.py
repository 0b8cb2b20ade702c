# The report of an uncaught group: a tree with causes, contexts, notes and tracebacks of the members.
def fail(kind, *args):
    raise kind(*args)


def collect(*calls):
    errors = []
    for call in calls:
        try:
            call()
        except Exception as error:
            errors.append(error)
    return errors


def chained():
    try:
        fail(KeyError, "missing")
    except KeyError as error:
        raise RuntimeError("chained") from error


def during():
    try:
        fail(IndexError, "index")
    except IndexError:
        fail(TypeError, "while handling")


def inner():
    errors = collect(lambda: fail(ValueError, "one"), chained)
    errors[0].add_note("note of one\nin two lines")
    raise ExceptionGroup("inner group", errors)


try:
    outer = ExceptionGroup("outer", collect(inner, during, lambda: fail(OSError, 2, "No such file", "name")) + [ValueError("never raised")])
    outer.add_note("note of outer")
    raise outer
except* OSError:
    raise
