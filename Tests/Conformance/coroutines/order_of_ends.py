class D:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
def g(n):
    try: yield
    finally: print('fin', n)
def mk(n):
    x = g(n); next(x); return x
l = [D(1), D(2), D(3)]
l.clear(); print('-')
l = [mk(1), mk(2), mk(3)]
l.clear(); print('-')
def f():
    l = [mk(1), mk(2), mk(3)]
    s = [1]
    s.clear()
    del s
    l.clear()
f()
l = [mk(1), mk(2), mk(3)]
del l; print('-')
l = [mk(1), mk(2), mk(3)]
l[:] = []; print('-')
l = [mk(1), mk(2), mk(3)]
del l[:]; print('-')
d = {1: mk(1), 2: mk(2)}
d.clear(); print('-')
d = {1: mk(1), 2: mk(2)}
del d; print('-')
s = {mk(1)}; s.clear()
t = (mk(1), mk(2)); del t
async def ag(n):
    try: yield
    finally: print('fin', n)
def mka(n):
    x = ag(n)
    try: x.__anext__().send(None)
    except StopIteration: pass
    return x
async def co(n):
    try:
        class A:
            def __await__(s): yield
        await A()
    finally: print('fin', n)
def mkc(n):
    x = co(n); x.send(None); return x
l = [mka(1), mkc(2)]
l.clear(); print('-')
l = [mka(1), mkc(2), mk(3), D(4)]
l.clear(); print('-')
