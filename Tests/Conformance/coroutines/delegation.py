"""Chains of `yield from` and `await`: throwing, closing, resuming a link of the chain, and what each link says of itself."""
import sys
import types


def attempt(what, call):
    try:
        print(what, "->", repr(call()).split(" at 0x")[0])
    except BaseException as e:
        print(what, "->", type(e).__name__, e.args, "| context", repr(e.__context__))


def state(g):
    return (g.gi_running, g.gi_suspended, g.gi_frame is not None, g.gi_yieldfrom is not None)


def leaf(name):
    try:
        while True:
            got = yield name
            print(name, "got", got)
    except GeneratorExit:
        print(name, "exit")
        raise
    except ValueError as e:
        print(name, "caught", e)
        return name + " recovered"
    finally:
        print(name, "finally")


def middle(inner):
    try:
        result = yield from inner
        print("middle result", result)
        return result
    except GeneratorExit:
        print("middle exit")
        raise
    finally:
        print("middle finally")


def outer(inner):
    try:
        result = yield from middle(inner)
        print("outer result", result)
        yield "outer's own"
    finally:
        print("outer finally")


print("--- a chain of three")
low = leaf("leaf")
top = outer(low)
print(next(top), top.send("a"), state(top), state(low))
attempt("throw", lambda: top.throw(ValueError("v")))
attempt("close", lambda: top.close())
print(state(top), state(low))

print("--- closing from the top")
low = leaf("leaf")
top = outer(low)
next(top)
attempt("close", lambda: top.close())
attempt("next", lambda: next(top))

print("--- GeneratorExit from the top")
low = leaf("leaf")
top = outer(low)
next(top)
attempt("throw", lambda: top.throw(GeneratorExit("mine")))


def swallows():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")
        return "value of a closed one"


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


def breaks():
    try:
        yield 1
    finally:
        raise KeyError("while closing")


for inner in (swallows, ignores, breaks):
    print("--- closing over", inner.__name__)
    low = inner()
    top = outer(low)
    next(top)
    attempt("close", lambda: top.close())
    print(state(top), state(low))
    attempt("close inner", lambda: low.close())
    attempt("close alone", lambda: inner().close())
    g = inner()
    next(g)
    attempt("close begun", lambda: g.close())

print("--- resuming a link by hand")
low = leaf("leaf")
top = outer(low)
next(top)
attempt("inner", lambda: low.send("by hand"))
print(state(top), state(low))
attempt("outer", lambda: top.send("through the chain"))
attempt("inner again", lambda: next(low))
attempt("throw into inner", lambda: low.throw(ValueError("hand")))
attempt("outer goes on", lambda: next(top))
attempt("outer ends", lambda: next(top))

print("--- closing a link by hand")
low = leaf("leaf")
top = outer(low)
next(top)
attempt("inner", lambda: low.close())
attempt("outer goes on", lambda: next(top))

print("--- the outer one dies")
low = leaf("leaf")
top = outer(low)
next(top)
del top
print(state(low))
attempt("inner", lambda: next(low))


def bare(inner):
    yield from inner


def count():
    for i in range(5):
        yield i


low = count()
top = bare(bare(low))
print(next(top))
del top
print(state(low))
attempt("inner", lambda: next(low))

print("--- running twice")


def reenter():
    attempt("self", lambda: next(g))
    attempt("close", lambda: g.close())
    attempt("throw", lambda: g.throw(ValueError))
    attempt("list", lambda: list(g))
    print(state(g))
    yield 1


g = reenter()
h = bare(g)
print(next(h))


def reenter_outer():
    attempt("outer", lambda: next(h))
    yield 2


h = bare(reenter_outer())
print(next(h))


class Foreign:
    """An iterator with its own send, throw and close."""

    def __init__(self, log=print):
        self.log = log

    def __iter__(self):
        return self

    def __next__(self):
        self.log("next")
        return 1

    def send(self, value):
        self.log("send", value)
        if value == "stop":
            raise StopIteration("result of send")
        return value

    def throw(self, *args):
        self.log("throw", [type(a).__name__ for a in args])
        if isinstance(args[0], KeyError):
            raise StopIteration("result of throw")
        if isinstance(args[0], IndexError):
            return "yielded by throw"
        raise args[0]

    def close(self):
        self.log("close")


class Plain:
    def __init__(self):
        self.n = 2

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("plain result")
        return self.n


def over(iterator):
    try:
        result = yield from iterator
        print("over result", result)
        yield "after"
    finally:
        print("over finally")


print("--- foreign iterators")
g = over(Foreign())
print(next(g), next(g), g.send(5))
attempt("IndexError", lambda: g.throw(IndexError("i")))
attempt("KeyError", lambda: g.throw(KeyError("k")))
g = over(Foreign())
next(g)
attempt("stop", lambda: g.send("stop"))
g = over(Foreign())
next(g)
attempt("OSError", lambda: g.throw(OSError("o")))
g = bare(over(Foreign()))
next(g)
attempt("close", lambda: g.close())
g = over(Foreign())
next(g)
del g
print(list(over(Plain())))
g = over(Plain())
next(g)
attempt("send without send", lambda: g.send(1))
g = over(Plain())
next(g)
attempt("throw without throw", lambda: g.throw(ValueError("v")))
g = over([1, 2])
next(g)
attempt("send to a list", lambda: g.send(1))
attempt("yield from 3", lambda: list(over(3)))

print("--- what is handled where")


def handling(label):
    print(label, "before", repr(sys.exception()))
    try:
        raise KeyError(label)
    except KeyError:
        print(label, "in", repr(sys.exception()))
        yield 1
        print(label, "still", repr(sys.exception()))
        yield 2
    print(label, "after", repr(sys.exception()))
    yield 3


g = bare(handling("inner"))
next(g)
print("main", repr(sys.exception()))
try:
    raise TypeError("main's")
except TypeError:
    next(g)
    print("main", repr(sys.exception()))
    next(g)
    print("main", repr(sys.exception()))


def rethrown():
    try:
        yield
    except ValueError as e:
        print("same", repr(sys.exception()), e.__context__)
        yield "kept"
        print("kept", repr(sys.exception()))
        raise


g = rethrown()
next(g)
try:
    raise ValueError("thrown while handled")
except ValueError as e:
    print(g.throw(e))
attempt("raise", lambda: next(g))

print("--- throw in all forms")
for arguments in (
    (ValueError,), (ValueError("x"),), (ValueError, "text"), (ValueError, ("a", "b")), (ValueError, ValueError("made")),
    (ValueError, None, None), (3,), ("text",), (ValueError("x"), "value"), (ValueError, None, 3), (int,), (),
    (1, 2, 3, 4), (StopIteration("s"),), (GeneratorExit,),
):
    g = leaf("g")
    next(g)
    print(arguments)
    attempt("throw", lambda: g.throw(*arguments))
    g.close()


class Odd(Exception):
    def __new__(cls, *args):
        return 3


class Failing(Exception):
    def __init__(self, *args):
        raise RuntimeError("cannot be made")


for kind in (Odd, Failing):
    g = leaf("g")
    next(g)
    attempt("throw " + kind.__name__, lambda: g.throw(kind))

print("--- StopIteration inside")


def stops():
    yield 1
    raise StopIteration("leaks")


def next_inside():
    yield 1
    next(iter(()))


for make in (stops, next_inside):
    g = make()
    next(g)
    try:
        next(g)
    except RuntimeError as e:
        print(e, repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
print(types.GeneratorType is type(g))
