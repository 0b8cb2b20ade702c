import types
def countdown(n):
    print("start"); 
    try:
        while n > 0:
            cmd = yield n
            if cmd == "skip": n -= 1
            n -= 1
        return "liftoff"
    finally: print("cleanup", n)
g = countdown(5); print(next(g), g.send("skip"), next(g)); g.close(); print(list(g), g.gi_frame)
def delegate():
    r = yield from countdown(1); print("r", r); x = yield from [10, 20]; print("x", x); yield from (i for i in "ab"); return "end"
d = delegate(); print([v for v in d])
def catcher():
    while True:
        try: x = yield; print("got", x)
        except ValueError as e: print("caught", e); yield "from except"
        except GeneratorExit: print("exit"); return
c = catcher(); next(c); c.send(1); print(c.throw(ValueError("v"))); next(c); c.close()
try: c.send(5)
except StopIteration as e: print(repr(e))
def bad(): yield 1; raise KeyError("k")
b = bad(); next(b)
try: next(b)
except KeyError as e: print(repr(e), e.__traceback__.tb_next.tb_frame.f_code.co_name)
print(next(b, "dead"))
try: countdown(1).send(3)
except TypeError as e: print(e)
def self_call():
    try: next(me)
    except ValueError as e: yield str(e)
me = self_call(); print(next(me))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), sum(takewhile(lambda x: x < 1000, (x for x in fib() if x % 2 == 0))))
def tree(t):
    if t: yield from tree(t[0]); yield t[1]; yield from tree(t[2])
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def permute(xs):
    if len(xs) <= 1: yield xs
    else:
        for i in range(len(xs)):
            for p in permute(xs[:i] + xs[i + 1:]): yield xs[i:i + 1] + p
print(list(permute("abc")), len(list(permute([1, 2, 3, 4]))))
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)))
def queens(n, row=0, cols=()):
    if row == n: yield cols; return
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)): yield from queens(n, row + 1, cols + (c,))
print(next(queens(6)), len(list(queens(6))))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)
t = Tree(1, Tree(2, Tree(3)), Tree(4)); print(list(t), t.depth(), max(t), 3 in t)
def window(seq, n=2):
    it = iter(seq); w = tuple(islice(it, n))
    if len(w) == n: yield w
    for x in it: w = w[1:] + (x,); yield w
print(list(window("abcd", 3)), dict(window("abc")))
gen = (x for x in range(3)); print(gen, type(gen).__name__, isinstance(gen, types.GeneratorType), gen.__name__, countdown.__name__, g.gi_code.co_name)
print({x: y for x, y in zip("ab", (i for i in range(2)))}, {x // 2 for x in range(6)}, [(x, y) for x in range(3) for y in range(x) if (x + y) % 2], [[j for j in range(i)] for i in range(3)])
try:
    def f(): return (yield)
    gg = f(); next(gg); gg.send("sent")
except StopIteration as e: print(e.value)
class Rev:
    def __init__(self, d): self.d, self.i = d, len(d)
    def __iter__(self): return self
    def __next__(self):
        if self.i == 0: raise StopIteration
        self.i -= 1; return self.d[self.i]
print("".join(Rev("spam")), list(zip(Rev("ab"), Rev("xyz"))), [*Rev([1, 2])])
it = iter([1, 2, 3]); print([(a, b) for a, b in zip(it, it)], list(iter(lambda l=[3, 2, 1, 0]: l.pop(0), 0)))
def trampoline():
    tasks = [w("A", 2), w("B", 3)]
    while tasks:
        t = tasks.pop(0)
        try: print(t.send(None)); tasks.append(t)
        except StopIteration as e: print("finished", e.value)
def w(n, k):
    for i in range(k): yield f"{n}{i}"
    return n
trampoline()
import contextlib
@contextlib.contextmanager
def managed():
    print("in")
    try: yield (x for x in range(2))
    except Exception as e: print("handled", e)
    finally: print("out")
with managed() as m: print(list(m)); raise RuntimeError("x")
def g3():
    with managed() as m: yield from m
print(list(g3())); h = g3(); next(h); del h; print("closed by del")
def ignored():
    try: yield 1
    finally: raise RuntimeError("in finally")
k = ignored(); next(k); del k
def close_twice():
    try: yield
    except GeneratorExit: return 5
z = close_twice(); next(z); print(z.close(), z.close())
next(iter([]))
