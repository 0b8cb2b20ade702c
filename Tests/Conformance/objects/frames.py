"""Frames: sys._getframe, f_back, f_locals and what they keep after the call."""
import sys


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def caller_name():
    return sys._getframe(1).f_code.co_name


def outer():
    return caller_name()


print(outer(), caller_name())
show(lambda: sys._getframe(1000))
show(lambda: sys._getframe("x"))


def variables(x, *rest, key=3, **more):
    y = x * 2
    frame = sys._getframe()
    print(type(frame.f_locals).__name__, list(frame.f_locals))
    print(frame.f_locals["y"], frame.f_locals.get("nothing"), len(frame.f_locals), "x" in frame.f_locals)
    frame.f_locals["y"] = 100
    frame.f_locals["new"] = "added"
    print(y, sorted(locals()), frame.f_lineno, frame.f_code.co_name)
    show(lambda: frame.f_locals["missing"])
    show(frame.clear)
    try:
        del frame.f_locals["y"]
    except TypeError as error:
        print(error)
    frame.f_locals.update(y=1) if False else frame.f_locals.update({"y": 7})
    print(y, frame.f_locals.setdefault("y", 0), frame.f_locals.setdefault("z", 5))
    return frame


kept = variables(1, 2, 3, other=4)
print(sorted(kept.f_locals), kept.f_locals["y"], kept.f_lineno)
print(kept.f_back is sys._getframe(), kept.f_globals is globals(), kept.f_builtins["len"] is len)
kept.clear()
print(dict(kept.f_locals), kept.f_trace, kept.f_trace_lines, kept.f_trace_opcodes)
print(type(kept).__name__, repr(kept).split(" at ")[0])
show(lambda: type(kept)())


def module_level():
    frame = sys._getframe(1)
    return frame.f_locals is frame.f_globals


print(module_level())


class Body:
    inside = 1
    names = [name for name in sys._getframe().f_locals if not name.startswith("__")]


print(Body.names)


def chain(depth):
    if depth:
        return chain(depth - 1)
    frame = sys._getframe()
    names = []
    while frame:
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


print(chain(3))


def closure():
    shared = 1

    def inner():
        nonlocal shared
        sys._getframe(1).f_locals["shared"] = 50
        return shared

    return inner(), shared


print(closure())


def ticking():
    yield sys._getframe()
    yield 2


generator = ticking()
print(generator.gi_frame.f_lineno, generator.gi_frame.f_back)
frame = next(generator)
print(frame is generator.gi_frame, frame.f_back, frame.f_lineno, generator.gi_code is frame.f_code)
show(frame.clear)
list(generator)
print(generator.gi_frame, frame.f_lineno)


async def waiting():
    return sys._getframe().f_back.f_code.co_name


coroutine = waiting()
print(coroutine.cr_frame.f_code.co_name)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value, coroutine.cr_frame)


def recursive_locals(n):
    if n == 0:
        frame = sys._getframe()
        values = []
        while frame.f_code.co_name == "recursive_locals":
            values.append(frame.f_locals["n"])
            frame = frame.f_back
        return values
    return recursive_locals(n - 1)


print(recursive_locals(5))
print(sys._getframemodulename(), sys._getframemodulename(50))


def shadow():
    print(eval("sys._getframe().f_code.co_name"), eval("sys._getframe(1).f_code.co_name"))


shadow()
