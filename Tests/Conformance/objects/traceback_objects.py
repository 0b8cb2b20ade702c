"""Traceback objects: their frames, settable links, and with_traceback."""
import sys


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def walk(traceback):
    found = []
    while traceback:
        found.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno, traceback.tb_frame.f_lineno))
        traceback = traceback.tb_next
    return found


def fail(x):
    local = x + 1
    raise ValueError(local)


def middle(x):
    fail(x * 2)


try:
    middle(4)
except ValueError as error:
    saved = error
    traceback = error.__traceback__
    print(walk(traceback))
    print(traceback.tb_frame is sys._getframe())
    last = traceback.tb_next.tb_next
    print(last.tb_frame.f_locals, last.tb_frame.f_back is traceback.tb_next.tb_frame)
    print(traceback is sys.exc_info()[2], sys.exception() is error)

TracebackType = type(traceback)
made = TracebackType(None, sys._getframe(), 10, 77)
print(made.tb_lineno, made.tb_lasti, made.tb_next, made.tb_frame is sys._getframe())
made.tb_next = last
print(walk(made)[1:])


def loop():
    last.tb_next = made


show(loop)
show(lambda: setattr(made, "tb_next", 5))
show(lambda: delattr(made, "tb_next"))
show(lambda: setattr(made, "tb_lineno", 5))
show(lambda: setattr(made, "tb_frame", None))
show(lambda: TracebackType())
show(lambda: TracebackType(1, sys._getframe(), 2, 3))
show(lambda: TracebackType(None, 2, 2, 3))
show(lambda: ValueError().with_traceback(3))
show(lambda: setattr(ValueError(), "__traceback__", 3))
show(lambda: delattr(ValueError(), "__traceback__"))

other = KeyError("k").with_traceback(last)
print(walk(other.__traceback__))
try:
    raise other
except KeyError as error:
    print(walk(error.__traceback__))

other.__traceback__ = None
print(other.__traceback__)


def catching(x):
    try:
        raise RuntimeError(x)
    except RuntimeError as error:
        return error


errors = [catching(number) for number in range(3)]
print([error.__traceback__.tb_frame.f_locals["x"] for error in errors])
print(len({id(error.__traceback__.tb_frame) for error in errors}))


def finishing():
    kept = []
    try:
        kept.append(1)
        raise LookupError("x")
    finally:
        kept.append(2)


try:
    finishing()
except LookupError as error:
    print(error.__traceback__.tb_next.tb_frame.f_locals["kept"], walk(error.__traceback__))


class Context:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print(kind.__name__, value, walk(traceback))
        return True


with Context():
    fail(10)


def generate():
    inside = 5
    yield inside
    raise IndexError("gone")


try:
    list(generate())
except IndexError as error:
    print(walk(error.__traceback__), error.__traceback__.tb_next.tb_frame.f_locals)


def outermost():
    try:
        fail(1)
    except ValueError as error:
        frame = error.__traceback__.tb_frame
        return frame.f_back.f_code.co_name, frame.f_code.co_name


print(outermost())
print(saved.__traceback__ is traceback, walk(saved.__traceback__)[0][0])
print(sorted(name for name in dir(traceback) if not name.startswith("__")))
