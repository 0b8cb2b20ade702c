"""`co_flags`, names and frames of every kind of function."""
import types

NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 128: "COROUTINE",
         256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR"}


def flags(code):
    return [name for bit, name in NAMES.items() if code.co_flags & bit], code.co_flags


def plain(a, b=1, /, c=2, *, d=3):
    pass


def star(*args):
    pass


def stars(*args, **kwargs):
    yield 1


async def coroutine(**kwargs):
    pass


async def asyncgen(*args):
    yield


@types.coroutine
def marked():
    yield


def outer():
    x = 1

    def inner():
        return x

    async def inner_coroutine():
        pass

    async def inner_asyncgen():
        yield

    def inner_generator():
        yield

    class Local:
        def method(self):
            pass

        async def async_method(self):
            pass

    return [inner, inner_coroutine, inner_asyncgen, inner_generator, Local.method, Local.async_method, lambda: 1]


class Class:
    def method(self):
        return super().__init__

    @staticmethod
    async def static():
        pass

    @classmethod
    def generator(cls):
        yield

    lambda_in_class = lambda self: 1


for function in (plain, star, stars, coroutine, asyncgen, marked, outer, Class.method, Class.static, Class.generator,
                 Class.lambda_in_class, lambda: 0, lambda *a: (yield)):
    print(function.__qualname__, *flags(function.__code__))
for function in outer():
    print(function.__qualname__, *flags(function.__code__))
print(flags((x for x in ()).gi_code), flags((lambda: (x for x in ()))().gi_code))


async def expressions():
    g = (x async for x in asyncgen())
    h = (await coroutine() for x in (1,))
    k = (x for x in (1,))
    print(flags(g.ag_code), flags(h.ag_code), flags(k.gi_code))
    return [type(v).__name__ + " " + v.__qualname__ for v in (g, h, k)]


try:
    expressions().send(None)
except StopIteration as e:
    print(e.value)
print(marked().gi_code is marked.__code__, flags(marked().gi_code))


def generator():
    here = 1
    yield here
    here = 2
    yield here


g = generator()
print(g.gi_frame.f_lineno - generator.__code__.co_firstlineno, g.gi_frame.f_locals)
next(g)
print(g.gi_frame.f_lineno - generator.__code__.co_firstlineno, dict(g.gi_frame.f_locals), g.gi_frame is g.gi_frame)
print(g.gi_frame.f_back, g.gi_frame.f_code is generator.__code__, g.gi_code is generator.__code__)
for attribute in ("gi_running", "gi_suspended", "gi_code", "gi_frame", "gi_yieldfrom"):
    try:
        setattr(g, attribute, 1)
    except AttributeError as e:
        print(e)
try:
    g.gi_frame.clear()
except RuntimeError as e:
    print(e)
g.close()
print(g.gi_frame, g.gi_code is generator.__code__)
for attribute, value in (("__name__", "n"), ("__qualname__", "q.n"), ("__name__", 1), ("__qualname__", None)):
    try:
        setattr(g, attribute, value)
        print(getattr(g, attribute), repr(g).split(" at ")[0])
    except TypeError as e:
        print(e)
try:
    del g.__name__
except TypeError as e:
    print(e)
for kind in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType):
    try:
        kind()
    except TypeError as e:
        print(e)
    try:
        class Sub(kind):
            pass
    except TypeError as e:
        print(e)
    print(kind.__name__, kind.__module__, kind[int], kind.__class_getitem__.__name__)
