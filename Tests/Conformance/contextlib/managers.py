"""contextmanager, closing, suppress, nullcontext, redirect_stdout, and managers as decorators."""

import contextlib
from contextlib import (
    AbstractContextManager,
    ContextDecorator,
    closing,
    contextmanager,
    nullcontext,
    redirect_stdout,
    suppress,
)


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


@contextmanager
def tag(name, *, quiet=False):
    """Prints a tag."""
    if not quiet:
        print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


with tag("a") as value:
    print(value)
with tag("b", quiet=True):
    raise ValueError("inside")
try:
    with tag("c"):
        raise KeyError("goes on")
except KeyError as e:
    print(repr(e), e.__context__)
print(tag.__name__, tag.__doc__, tag("x").__doc__, type(tag("x", quiet=True)).__name__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def again():
    try:
        yield
    except Exception:
        yield


@contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise TypeError("another") from e


@contextmanager
def stops():
    yield
    raise StopIteration("from the generator")


def attempt(manager, error=None):
    try:
        with manager as value:
            if error is not None:
                raise error
        print("left", value)
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


attempt(never())
attempt(twice())
attempt(again(), ValueError("v"))
attempt(replaces(), ValueError("v"))
attempt(replaces(), StopIteration("s"))
attempt(stops())
attempt(suppress(ValueError, KeyError), KeyError("k"))
attempt(suppress(LookupError), IndexError("i"))
attempt(suppress(ValueError), TypeError("t"))
attempt(suppress(ValueError), ExceptionGroup("g", [ValueError(1), ValueError(2)]))
attempt(suppress(ValueError), ExceptionGroup("g", [ValueError(1), TypeError(2)]))
attempt(suppress())
attempt(nullcontext())
attempt(nullcontext(3), ValueError("through"))
manager = tag("once")
with manager:
    pass
try:
    with manager:
        pass
except Exception as e:
    print(type(e).__name__, e)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
attempt(closing(Door()), RuntimeError("and closed"))
attempt(closing(3))

sink = Sink()
with redirect_stdout(sink) as target:
    print("hidden", target is sink)
    with redirect_stdout(Sink()):
        print("deeper")
    print("again")
print(sink.parts)


@tag("function")
def decorated(x, y=2):
    "its own"
    print(x, y)
    return x + y


print(decorated(1), decorated(3, y=4), decorated.__name__, decorated.__doc__)


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop", exc[0])
        return exc[0] is ZeroDivisionError


@Timer()
def divide(a, b):
    return a / b


print(divide(1, 2), divide(1, 0))


class Half:
    def __enter__(self):
        pass


class Whole(AbstractContextManager):
    def __exit__(self, *exc):
        return None


print(issubclass(Half, AbstractContextManager), issubclass(Timer, AbstractContextManager))
with Whole() as whole:
    print(type(whole).__name__)
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
for wrong in (3, Half(), Half):
    try:
        with wrong:
            pass
    except TypeError as e:
        print(e)
print(sorted(contextlib.__all__))
