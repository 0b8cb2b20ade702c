"""Steps of an asynchronous generator by hand: asend, athrow, aclose and what they refuse."""


class Pause:
    """Gives way once, with a word."""

    def __init__(self, word):
        self.word = word

    def __await__(self):
        got = yield self.word
        return got


def attempt(what, call):
    try:
        print(what, "->", repr(call()))
    except BaseException as e:
        print(what, "->", type(e).__name__, e.args)


async def numbers():
    try:
        print("began")
        got = yield 1
        print("got", got)
        got = await Pause("waiting")
        print("awaited", got)
        got = yield 2
        print("got", got)
    except ValueError as e:
        print("caught", repr(e))
        yield "after the error"
    finally:
        print("leaving")


def drive(step):
    """All that a step gives to whoever runs it, and its result."""
    given = []
    try:
        value = step.send(None)
        while True:
            given.append(value)
            value = step.send("reply to " + str(value))
    except StopIteration as e:
        return given, e.value


print("--- a whole life")
g = numbers()
print(drive(g.__anext__()))
print(drive(g.asend("x")))
attempt("end", lambda: drive(g.asend("y")))
attempt("after the end", lambda: drive(g.__anext__()))
attempt("asend after the end", lambda: drive(g.asend(3)))
attempt("aclose after the end", lambda: drive(g.aclose()))
attempt("athrow after the end", lambda: drive(g.athrow(KeyError("k"))))

print("--- throwing")
g = numbers()
print(drive(g.asend(None)))
print(drive(g.athrow(ValueError("v"))))
attempt("next", lambda: drive(g.__anext__()))
g = numbers()
attempt("athrow first", lambda: drive(g.athrow(ValueError("early"))))
attempt("then next", lambda: drive(g.__anext__()))
g = numbers()
drive(g.asend(None))
attempt("athrow of a class", lambda: drive(g.athrow(ValueError)))
attempt("athrow of another", lambda: drive(g.athrow(KeyError("out"))))
attempt("athrow of no exception", lambda: drive(numbers().athrow(3)))
attempt("athrow without arguments", lambda: drive(numbers().athrow()))

print("--- closing")
g = numbers()
attempt("aclose first", lambda: drive(g.aclose()))
attempt("then next", lambda: drive(g.__anext__()))
g = numbers()
drive(g.asend(None))
attempt("aclose", lambda: drive(g.aclose()))
attempt("aclose again", lambda: drive(g.aclose()))


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


g = stubborn()
drive(g.__anext__())
attempt("aclose of one that goes on", lambda: drive(g.aclose()))
attempt("it may go on", lambda: drive(g.__anext__()))


async def slow_end():
    try:
        yield 1
    finally:
        print("end:", await Pause("first"))
        print("end:", await Pause("second"))


g = slow_end()
drive(g.__anext__())
attempt("aclose that awaits", lambda: drive(g.aclose()))

print("--- reuse")
g = numbers()
step = g.__anext__()
drive(step)
attempt("the same step", lambda: step.send(None))
attempt("throw into it", lambda: step.throw(ValueError))
attempt("close it", lambda: step.close())
step = g.aclose()
drive(step)
attempt("the same aclose", lambda: step.send(None))
attempt("throw into aclose", lambda: step.throw(ValueError))
attempt("close the aclose", lambda: step.close())

print("--- two at a time")
g = numbers()
drive(g.__anext__())
step = g.asend(0)
attempt("begin", lambda: step.send(None))
print(g.ag_running, g.ag_await is not None)
attempt("anext", lambda: g.__anext__().send(None))
attempt("asend", lambda: g.asend(1).send(None))
attempt("athrow", lambda: g.athrow(ValueError).send(None))
attempt("aclose", lambda: g.aclose().send(None))
attempt("asend().throw", lambda: g.asend(1).throw(KeyError))
attempt("aclose().throw", lambda: g.aclose().throw(KeyError))
attempt("go on", lambda: step.send("done"))
print(g.ag_running, g.ag_await)

print("--- values that come too early")
g = numbers()
attempt("asend(5)", lambda: g.asend(5).send(None))
attempt("send(5)", lambda: g.__anext__().send(5))
attempt("aclose().send(5)", lambda: g.aclose().send(5))
attempt("it still begins", lambda: drive(g.__anext__()))

print("--- throw and close of a step")
g = numbers()
drive(g.__anext__())
step = g.asend(0)
step.send(None)
attempt("throw", lambda: step.throw(ValueError("into the await")))
g = numbers()
drive(g.__anext__())
step = g.asend(0)
step.send(None)
attempt("close", lambda: step.close())
attempt("next", lambda: drive(g.__anext__()))
g = slow_end()
drive(g.__anext__())
step = g.aclose()
attempt("aclose", lambda: step.send(None))
attempt("close of aclose", lambda: step.close())
g = stubborn()
step = g.__anext__()
attempt("throw into a new step", lambda: step.throw(KeyError("new")))
g = stubborn()
attempt("close of a new step", lambda: g.__anext__().close())
attempt("next", lambda: drive(g.__anext__()))

print("--- what they are")
g = numbers()
step = g.__anext__()
print(type(g).__name__, type(step).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__)
print(iter(step) is step, step.__await__() is step, g.__aiter__() is g)
print(g.__name__, g.__qualname__, g.ag_code.co_name, g.ag_running, g.ag_suspended, g.ag_await)
g.__name__ = "renamed"
print(g.__name__, repr(g).split(" at ")[0])
for name in ("__iter__", "__next__", "send", "throw", "close", "__await__", "gi_frame"):
    print(name, hasattr(g, name), hasattr(step, name))
attempt("iter", lambda: iter(g))
attempt("next", lambda: next(g))
attempt("for", lambda: list(g))
attempt("wrong count", lambda: g.asend())
attempt("wrong count", lambda: g.aclose(1))
attempt("__anext__", lambda: g.__anext__(1))
step.close()
