"""What can be awaited, what cannot, and coroutines by hand."""
import collections.abc
import sys
import types


def attempt(what, call):
    try:
        print(what, "->", repr(call()).split(" at 0x")[0])
    except BaseException as e:
        print(what, "->", type(e).__name__, e.args, "| cause", repr(e.__cause__))


def drive(coroutine, *replies):
    given = []
    try:
        value = coroutine.send(None)
        for reply in replies:
            given.append(value)
            value = coroutine.send(reply)
        given.append(value)
        coroutine.close()
        return given, "closed"
    except StopIteration as e:
        return given, e.value


@types.coroutine
def suspend(value):
    got = yield value
    return got


class Awaitable:
    def __init__(self, values):
        self.values = values

    def __await__(self):
        got = []
        for value in self.values:
            got.append((yield value))
        return got


class ThroughCoroutine:
    def __await__(self):
        return self.work().__await__()

    async def work(self):
        return await suspend("through") + "!"


class ThroughIterator:
    def __await__(self):
        return iter([1, 2])


async def chain(depth, awaitable):
    if depth == 0:
        return await awaitable
    return await chain(depth - 1, awaitable)


print(drive(chain(0, suspend("a")), 1))
print(drive(chain(3, Awaitable("xyz")), 1, 2, 3))
print(drive(chain(2, ThroughCoroutine()), "reply"))
print(drive(chain(1, ThroughIterator()), None, None))
print(drive(chain(1, suspend(1)).__await__(), 5))


class Returns:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value


class Fails:
    def __await__(self):
        raise KeyError("no")


class InstanceOnly:
    def __init__(self):
        self.__await__ = lambda: iter(())


async def agen():
    yield 1


def gen():
    yield 1


c = chain(0, suspend(1))
for value in (3, None, "text", [1], gen(), agen(), gen, chain, Returns(3), Returns(None), Returns([1]), Returns(c),
              Returns(suspend(1)), Returns(gen()), Returns(agen()), Fails(), InstanceOnly(), object()):
    attempt(type(value).__name__, lambda: drive(chain(0, value), None))
c.close()

print("--- async with, async for")


class Manager:
    def __init__(self, enter, leave):
        self.enter, self.leave = enter, leave

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *args):
        return self.leave


class OnlyEnter:
    async def __aenter__(self):
        return self


class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class Iterate:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self.iterator


class Next:
    def __init__(self, value):
        self.value = value

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.value


async def manage(manager):
    async with manager as m:
        print("inside", m)


async def manage_raising(manager):
    async with manager:
        raise ValueError("body")


async def manage_sync(manager):
    with manager as m:
        print("inside", m)


async def iterate(iterable):
    async for x in iterable:
        return x
    return "none"


for manager in (3, Sync(), OnlyEnter(), Manager(1, suspend(2)), Manager(suspend(1), 2), Manager(suspend("e"), suspend("x"))):
    attempt(type(manager).__name__, lambda: drive(manage(manager), "entered", False))
attempt("swallows", lambda: drive(manage_raising(Manager(suspend("e"), suspend("x"))), None, True))
attempt("passes", lambda: drive(manage_raising(Manager(suspend("e"), suspend("x"))), None, False))
attempt("bad exit", lambda: drive(manage_raising(Manager(suspend("e"), 7)), None, False))
attempt("with an asynchronous one", lambda: drive(manage_sync(OnlyEnter())))
attempt("with neither", lambda: drive(manage_sync(3)))
for iterable in (3, [1], gen(), Iterate(3), Iterate(gen()), Next(3), Next(suspend("n")), Next(gen()), Next(Fails()), agen()):
    attempt(type(iterable).__name__, lambda: drive(iterate(iterable), "item"))


def sync_for(iterable):
    for x in iterable:
        return x


attempt("for over agen", lambda: sync_for(agen()))
attempt("yield from a coroutine", lambda: list((lambda c: (yield from c))(chain(0, suspend(1)))))
attempt("yield from agen", lambda: list((lambda: (yield from agen()))()))
attempt("list of coroutine", lambda: list(chain(0, suspend(1))))
attempt("next of coroutine", lambda: next(chain(0, suspend(1))))

print("--- lives of a coroutine")
c = chain(1, suspend("s"))
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame is not None, c.cr_origin)
print(c.send(None), c.cr_running, c.cr_suspended, type(c.cr_await).__name__, c.cr_await.cr_await.__name__)
attempt("await a waiting one", lambda: drive(chain(0, c)))
attempt("await an inner one", lambda: drive(chain(0, c.cr_await)))
attempt("end", lambda: c.send("v"))
attempt("send", lambda: c.send(None))
attempt("throw", lambda: c.throw(ValueError))
attempt("close", lambda: c.close())
attempt("await", lambda: drive(chain(0, c)))
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame)
c = chain(0, suspend(1))
attempt("send 1 first", lambda: c.send(1))
attempt("throw first", lambda: c.throw(KeyError("first")))
attempt("send after", lambda: c.send(None))


async def reenter():
    attempt("send", lambda: me.send(None))
    attempt("close", lambda: me.close())
    attempt("throw", lambda: me.throw(ValueError))
    attempt("await", lambda: drive(chain(0, me)))
    print(me.cr_running, me.cr_suspended)


me = reenter()
drive(me)


async def ignores_exit():
    while True:
        try:
            await suspend("on")
        except GeneratorExit:
            print("ignored")


c = ignores_exit()
c.send(None)
attempt("close", lambda: c.close())
c = chain(2, ignores_exit())
c.send(None)
attempt("close a chain", lambda: c.close())


async def stops():
    raise StopIteration("s")


async def stops_async():
    raise StopAsyncIteration("s")


attempt("StopIteration", lambda: drive(stops()))
attempt("StopAsyncIteration", lambda: drive(stops_async()))

print("--- wrappers")
c = chain(0, suspend("w"))
w = c.__await__()
print(type(w).__name__, iter(w) is w, hasattr(w, "__await__"))
print(next(w))
attempt("send", lambda: w.send("result"))
attempt("next", lambda: next(w))
c = chain(0, suspend("w"))
w = c.__await__()
next(w)
attempt("throw", lambda: w.throw(KeyError("k")))
c = chain(0, suspend("w"))
w = c.__await__()
next(w)
attempt("close", lambda: w.close())
c = chain(0, suspend(1))
print([isinstance(x, collections.abc.Coroutine) for x in (c, w, suspend(1), gen(), Awaitable(""), agen().aclose())])
print([isinstance(x, collections.abc.Awaitable) for x in (c, w, suspend(1), gen(), Awaitable(""), agen().aclose())])
print([isinstance(x, collections.abc.AsyncGenerator) for x in (c, agen(), gen())], isinstance(gen(), collections.abc.Generator))
c.close()


@types.coroutine
def returns_awaitable(x):
    return Awaitable(x)


@types.coroutine
def returns_plain(x):
    return x


@types.coroutine
async def already(x):
    return x


print(drive(chain(0, returns_awaitable("pq")), 1, 2), drive(already(3)))
attempt("plain", lambda: drive(chain(0, returns_plain(5))))
attempt("no function", lambda: types.coroutine(3))
print(sys.get_coroutine_origin_tracking_depth())


def make():
    return chain(0, None)


sys.set_coroutine_origin_tracking_depth(2)
c = make()
print([(line - make.__code__.co_firstlineno, name) for _, line, name in c.cr_origin])
sys.set_coroutine_origin_tracking_depth(0)
c.close()
attempt("depth", lambda: sys.set_coroutine_origin_tracking_depth(-1))
