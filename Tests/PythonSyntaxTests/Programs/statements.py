import a
import a.b.c as d, e
import a as b
from a import b
from a.b import c as d, e
from a import (b, c as d,)
from a import (
    b,
    c
)
from . import a
from .. import a, b
from ... import a
from .... import a
from . a import b
from ...a.b import c
from a import *
pass; pass
pass;
if a: pass
if a:
    pass
elif b:
    pass
elif c: pass
else:
    pass
if a := b: pass
if (a): pass; x = 1
while a: break
while a:
    continue
else:
    pass
for x in y: pass
for x, y in z: pass
for x, in y: pass
for x, *y in z:
    pass
else:
    pass
for (x, y) in z: pass
for [x, y] in z: pass
for x.y in z: pass
for x[0], y in z: pass
for x in 1, 2, 3: pass
for x in *a, b: pass
for (x) in y: pass
for f().x in y: pass
try:
    pass
except:
    pass
try:
    pass
except a:
    pass
except (a, b) as c:
    pass
except a.b as d: pass
else:
    pass
finally:
    pass
try: pass
finally: pass
try:
    pass
except* a:
    pass
except* (b, c) as d:
    pass
except *e:
    pass
with a: pass
with a as b: pass
with a as b, c as d, e: pass
with (a): pass
with (a as b): pass
with (a, b): pass
with (a, b,): pass
with (a as b, c as d,): pass
with (a), (b): pass
with (a, b) as c: pass
with (a).b: pass
with (a).b as c: pass
with (a) + b: pass
with (a) as b, c: pass
with (yield_) as b: pass
with a as (b, c): pass
with a as [b, c]: pass
with a as b.c, d as e[0]: pass
with (a as (b, c)): pass
with (a := b): pass
with (a for a in b) as c: pass
with (
    a as b,
    # comment
    c as d
):
    pass
with open(a) as f, \
     open(b) as g:
    pass
raise_ = 1
def f():
    raise
    raise a
    raise a from b
    return
    return a
    return a, b
    return *a, b
    return a,
    global x, y
    del a
    del a, b
    del a,
    del (a)
    del (a, b)
    del (a), b
    del [a, b]
    del a.b, c[0], d[1:2]
    del ()
    del []
    del f().x
    del (a,), [b]
    assert a
    assert a, b
    assert (a, b)
def g():
    x = 1
    def h():
        nonlocal x
        yield
        yield a
        yield a, b
        yield *a, b
        yield from a
        x = yield
        x = yield a
        x += yield b
        x = yield from c
        y = z = yield
        (yield)
        (yield a)
        f((yield))
        f((yield a), (yield b))
        x = [(yield)]
        lambda: (yield)
class C: pass
class C(): pass
class C(a, b, metaclass=c, **d): pass
class C(*a): x = 1; y = 2
class C(
    a,
):
    "doc"

    def m(self): pass

    # comment

    x: int
async def f():
    await a
    await a.b(c)[d]
    await a ** b
    -await a
    await a + await b
    x = await a
    async for x in y: pass
    async for x, y in z:
        pass
    else:
        pass
    async with a as b, c: pass
    async with (a as b, c as d): pass
    async with (a, b): pass
    [x async for x in y]
    [x async for x in y if await x for z in w]
    {x: y async for x, y in z}
    (x async for x in y)
    {await x for x in y}
    f(x async for x in y)
    async def g(): yield
    async with a: pass
    yield
type X = int
type X[T] = list[T]
type X[T: int, *Ts, **P] = a
type X[T = int, *Ts = *a, **P = [int]] = b
type type = type
type match[case] = _
type = 1
type(x)
type.x = 2
type in x
type * x
type = type
