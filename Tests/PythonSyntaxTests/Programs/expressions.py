a + b * c - d / e // f % g @ h ** i ** -j
-a ** -b
~-+x
not not a and b or not c and (d or e)
a << b >> c & d | e ^ f
a < b <= c == d != e > f >= g is h is not i in j not in k
(a < b) < c
x if y else z if w else v
(x if y else z) if w else v
lambda: 0
lambda x, *y, z=1, **k: (x, y, z, k)
lambda a, /, b=2, *, c: lambda: a
lambda *, c, d=1: c
lambda *args: args
lambda **kw: kw
(y := f(x)) + y
print(a := 1, (b := 2), c=(d := 3))
[y := 1, y ** 2]
{z := 1}
x[y := 1]
x[y := 1, 2]
f(a, *b, c, *d, e=1, *f, **g, h=2, **i)
f(x for x in y)
f((x for x in y), 1)
f(a, b,)
f(*a, **b,)
f(**a, b=1)
f()()[0].x.y(1)[2:3](4)
x[1:2, ::3, :, a:b:c, ...]
x[:]
x[::]
x[1:]
x[:1]
x[::2]
x[a,]
x[*a]
x[*a, b:c, *d]
x[(a, b)]
x[()]
x[lambda: 1: 2]
()
(a,)
(a, b)
(a, *b, *c,)
((a))
(((a, b)))
[]
[a]
[a,]
[*a, b]
{}
{a}
{a, *b,}
{a: b}
{a: b, **c, d: e,}
{**a}
{**a | b}
[x for x in y if x if not x for z in x if z]
[x for x, in y]
[x for x, *z in y]
[x for (x, z), w in y]
[x for x.a in y]
[x for x[0] in y]
{x for x in y}
{x: y for x, y in z.items() if x}
(x for x in y for z in w)
[(yield_, x) for x in (1, 2)]
[lambda: x for x in y]
[x for x in y or z if w or v]
[x if a else b for x in y]
a, b
a,
*a, b
*a,
a.b.c
a . b . c
(a
 .b
 .c)
1 .real
1.0.real
1..real
True, False, None, ...
(...)
a if (b) else (c)
(a)(b)[c].d
(a).b
(a)[b]
"a" "b" 'c' """d"""
b"a" b'b'
("a"
 "b"
 "c")
x = (yield_)
x = y = z = w
x, y = y, x
x, *y = z
*x, y = z
(x, y), [z, *w] = v
[x, y] = z
[x] = y
() = x
[] = x
(x) = y
((x)) = y
((x, y)) = z
x.y = x[y] = f().z = f()[0] = 1
x.y.z[0](1).w = 2
x += 1
x -= 1; x *= 2; x @= 3; x /= 4; x //= 5; x %= 6; x **= 7
x >>= 1; x <<= 2; x &= 3; x ^= 4; x |= 5
(x) += 1
x.y += 1
x[0] += *a, b
x += 1, 2
x: int
x: int = 1
x: tuple = 1, 2
x: tuple = *a, b
(x): int = 1
x.y: int
x[0]: int = 3
((x)): int
(x.y): int = 4
x: lambda: 1
not_a = not a
a = not b
a in b, c not in d
await_ = 1
print(*a, sep="")
print(**a)
match, case, type, _ = 1, 2, 3, 4
a if b else lambda: c
[*a, *b]
-1 ** 2, (-1) ** 2, 2 ** -1, - - 1
a@b
a and b and c or d or e and f
a or(b)
0 if 1else 2
f"x" "y"
a = b = c, d = e
