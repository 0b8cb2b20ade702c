# Where a frame says that it was left, beside where its traceback entry stands.
import asyncio
import contextlib
@contextlib.contextmanager
def cm():
    yield
def withs():
    with cm():
        a = 1
        raise OSError("x")
def with_multi():
    with (cm() as a,
          cm() as b):
        pass
        raise OSError("x")
def tryfinally():
    try:
        raise OSError("x")
    finally:
        a = 1
def tryexcept():
    try:
        raise OSError("x")
    except ValueError:
        a = 2
    except KeyError:
        a = 3
def reraise():
    try:
        raise OSError("x")
    except OSError as e:
        a = 1
        raise
def raise_e():
    try:
        raise OSError("x")
    except OSError as e:
        a = 1
        raise e
def new():
    try:
        raise OSError("x")
    except OSError as e:
        raise OSError("y")
def loop():
    for i in range(2):
        try:
            if i:
                raise OSError("x")
        finally:
            a = 3
            b = 4
def nested():
    try:
        try:
            raise OSError("x")
        finally:
            a = 1
    finally:
        b = 2
def nested_with():
    try:
        with cm():
            raise OSError("x")
    finally:
        b = 2
def matching():
    match 3:
        case 3:
            raise OSError("x")
def comp():
    return [1 / (i - 1)
            for i in
            range(3)]
def gen():
    yield from g2()
def g2():
    try:
        yield 1
        raise OSError("x")
    finally:
        a = 2
def call_gen():
    for x in gen():
        pass
class ACM:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): await asyncio.sleep(0)
async def awith():
    async with ACM():
        a = 1
        raise OSError("x")
async def awith_await():
    async with ACM():
        await asyncio.sleep(0)
        raise OSError("x")
async def afor():
    async def g():
        yield 1
        raise OSError("x")
    async for x in g():
        a = 2
def show(name, e):
    print(name)
    tb = e.__traceback__
    while tb:
        if tb.tb_frame.f_code.co_filename == __file__:
            print("   ", tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
for f in (withs, with_multi, tryfinally, tryexcept, reraise, raise_e, new, loop, nested, nested_with, matching, comp, call_gen):
    try:
        f()
    except BaseException as e:
        show(f.__name__, e)
for f in (awith, awith_await, afor):
    async def main():
        t = asyncio.ensure_future(f())
        await asyncio.wait([t])
        show(f.__name__, t.exception())
    asyncio.run(main())

# Thrown into before it began, a generator is left at the first line of its body.
async def agen():

    print("never")
    yield 1
def gen():

    yield 1
async def coro():

    await asyncio.sleep(0)
def show_lines(e):
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next
for kind in (ValueError, StopAsyncIteration, StopIteration, GeneratorExit, KeyError("x")):
    for make in (gen, coro):
        try:
            make().throw(kind)
        except BaseException as e:
            print(repr(e)); show_lines(e)
    for start in ("athrow", "aclose"):
        a = agen()
        try:
            if start == "athrow":
                a.athrow(kind).send(None)
            else:
                a.aclose().throw(kind)
        except BaseException as e:
            print(start, repr(e)); show_lines(e)
    a = agen().__anext__()
    try:
        a.throw(kind)
    except BaseException as e:
        print("anext", repr(e)); show_lines(e)
