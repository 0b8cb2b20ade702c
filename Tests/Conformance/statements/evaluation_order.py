# The order of evaluation in assignments, del, with, calls; stars everywhere; walrus scopes; f-string nesting; decorators.
log=[]
def n(x, v=None): log.append(x); return v
class O:
    def __setattr__(s,k,v): log.append(("setattr",k,v)); object.__setattr__(s,k,v)
    def __getattr__(s,k): log.append(("getattr",k)); return 10
    def __setitem__(s,k,v): log.append(("setitem",k,v))
    def __getitem__(s,k): log.append(("getitem",k)); return 20
    def __delitem__(s,k): log.append(("delitem",k))
    def __delattr__(s,k): log.append(("delattr",k))
o=O()
n("t1",o).x = n("t2",o)[n("k",1)] = n("value", 3)
print(log); log.clear()
n("o",o)[n("i",1)] += n("v",2)
print(log); log.clear()
n("o",o).q += n("v",2)
print(log); log.clear()
n("o",o)[n("a",1):n("b",2), ..., n("c",3)] = n("v")
print(log); log.clear()
a, (b, *c), o.z = n("v",(1,(2,3,4),5))
print(a,b,c,log); log.clear()
[a, [b]] = *c, = (1, [2])
print(a,b,c)
del n("o",o).x, (n("o2",o)[1], n("o3",o).y), [a]
print(log); log.clear()
for o.i, *o[0] in [(1,2,3)]: pass
print(log); log.clear()
*a, = "xyz"; print(a)
x = y = z = []; x.append(1); print(y is z, z)
i = 0
i, l = 1, [0,0]
i, l[i] = 0, 5
print(i, l)
l = [1,2,3]; l[0], l[l[0]] = l[1], 9; print(l)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, *c = 1,
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
def f(*a, **k): return a, k
print(f(*[1], 2, *(3,), **{"a":1}, b=2, **{"c":3}))
t = (1, *[2,3]); print(t, [*t, *t], {*t}, {**{"a":1}, "b":2})
class G:
    def __getitem__(s, k): return k
    def __class_getitem__(c, k): return k
print(G()[*[1,2]], G()[1, *[2], 3], G()[1:2, *[3]], G[*()], G()[*[1]])
def r(): return 1, *[2,3]
def y(): x = yield 1, *[2,3]; yield x
print(r(), next(y()))
for q in 1, *[2,3]: print(q, end=" ")
print()
assert 1, "no"
try: assert 0, n("msg", "m")
except AssertionError as e: print(repr(e))
try: assert [], (1,2)
except AssertionError as e: print(repr(e))
try: assert None
except AssertionError as e: print(repr(e))
print(__debug__)
if __debug__: print("debug")
class CM:
    def __init__(s,n,sw=False): s.n=n; s.sw=sw
    def __enter__(s): print("enter",s.n); return s
    def __exit__(s,t,e,tb): print("exit",s.n,t and t.__name__); return s.sw
with (CM(1) as a, CM(2, True) as b, CM(3),): print(a.n,b.n); 1/0
print("after")
with CM(4), CM(5): pass
with (CM(6)) as a, (CM(7)): pass
with (yield_ := CM(8)): print(yield_.n)
def w():
    for i in range(3):
        with CM(i), CM(i+10):
            if i == 0: continue
            if i == 1: break
    with CM("r"): return "ret"
print(w())
try:
    with object(): pass
except TypeError as e: print(e)
class NE:
    def __enter__(s): pass
try:
    with NE(): pass
except TypeError as e: print(e)
print([y := 1, y**2], y)
print([(last := x) for x in range(3)], last)
def sc():
    if any((hit := x) > 1 for x in range(5)): return hit
print(sc())
def nl():
    v = 0
    def inner():
        nonlocal v
        return [v := v + i for i in range(3)]
    return inner(), v
print(nl())
fs = [lambda x, i=i, *, k=i*2: (x,i,k) for i in range(3)]
print([g(9) for g in fs])
print((lambda *a, **k: (a,k))(1, b=2), (lambda: (yield))().__class__.__name__)
name="W"; width=10; v=3.14159
print(f"{name!r:>{width}}|{v:{width}.{2+1}f}|{v=}|{v = :.2f}|{'a' if 1 else 'b'}|{ {'k': 1}['k'] }|{f'{f"{name}"}'}|{name!s:^{f'{width}'}}|{{}}|{lambda_ if (lambda_:=5) else 0}")
print(f"{'\n'.join(['a','b'])}", f"{(lambda x: x*2)(4)}", f"""{
    1 + 2  # comment
}""")
@(lambda d: lambda f: d)("decorated")
def dd(): pass
print(dd)
decs=[lambda f: ("first", f.__name__)]
@decs[0]
def ee(): pass
print(ee)
@(x := lambda f: f)
def ff(): return 1
print(ff(), x is not None)
