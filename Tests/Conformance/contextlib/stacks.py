"""ExitStack: order, callbacks, suppressing, replacing, contexts, pop_all."""

from contextlib import ExitStack, contextmanager


@contextmanager
def room(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


class Keeper:
    def __init__(self, name, answer=False):
        self.name, self.answer = name, answer

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print(self.name, "told", kind and kind.__name__, value)
        return self.answer


with ExitStack() as stack:
    names = [stack.enter_context(room(n)) for n in "abc"]
    stack.callback(print, "called", 1, sep="-")
    stack.push(Keeper("pushed"))
    stack.push(lambda *exc: print("function told", exc))

    @stack.callback
    def last():
        print("decorated")

    print(names, last.__name__)

with ExitStack() as stack:
    stack.push(Keeper("outer"))
    stack.push(Keeper("swallows", True))
    stack.push(Keeper("inner"))
    raise ValueError("x")
print("after")


def fail(message, error=RuntimeError):
    raise error(message)


def chain(e):
    parts = []
    while e is not None:
        parts.append(f"{type(e).__name__}({e})")
        e = e.__context__
    return " <- ".join(parts)


try:
    with ExitStack() as stack:
        stack.callback(fail, "first in")
        stack.callback(fail, "second in", KeyError)
        stack.callback(fail, "third in", TypeError)
        raise ValueError("body")
except RuntimeError as e:
    print(chain(e))
try:
    with ExitStack() as stack:
        stack.callback(fail, "late")
        stack.push(Keeper("swallows", True))
        raise ValueError("gone")
except RuntimeError as e:
    print(chain(e))
try:
    raise LookupError("outer")
except LookupError:
    try:
        with ExitStack() as stack:
            stack.callback(fail, "one")
            stack.callback(fail, "two")
    except RuntimeError as e:
        print(chain(e))

with ExitStack() as stack:
    stack.enter_context(room("kept"))
    kept = stack.pop_all()
print("still open")
kept.close()
kept.close()
stack = ExitStack()
stack.enter_context(room("closed by hand"))
stack.close()


def opened(names):
    with ExitStack() as stack:
        for name in names:
            if name == "bad":
                raise OSError("no such room")
            stack.enter_context(room(name))
        return stack.pop_all()


with opened("xy"):
    print("both open")
try:
    opened(["p", "bad"])
except OSError as e:
    print(e)
for wrong in (3, object()):
    try:
        ExitStack().enter_context(wrong)
    except TypeError as e:
        print(e)
try:
    ExitStack().callback()
except TypeError as e:
    print(e)
try:
    ExitStack().push(3)
    print("anything may be pushed")
except TypeError as e:
    print(e)
