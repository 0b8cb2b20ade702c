# Annotations that are kept as text: how CPython writes an expression again.
from __future__ import annotations
def f(
 a: 1+2*3, b: (1+2)*3, c: -1, d: not x, e: lambda: 0, f: lambda *a: 0, g: lambda a, /, b=1, *c, d, e=2, **k: a+b, h: lambda *, k: 0,
 i: a if b else c, j: (a if b else c) if d else e, k: {1: 2, **x, 'a': "b"}, l: {1,2}, m: [x for x in y if z if w], n: {x: y for x, y in z},
 o: (x for x in y), p: foo(x for x in y), q: foo(1, *a, b=2, **c), r: a < b <= c != d is e is not f in g not in h, s: "str", t: 'it\'s "q"', u: b"by",
 v: 1.5, w: 1e400, x: 2j, y: ..., z: None, aa: True, bb: a.b.c, cc: 5 .real, dd: a[1:2, ::3, ...], ee: a[1], ff: a[1,], gg: a[*b], hh: (a, b), ii: (), jj: (a,), kk: [],
 ll: f"x{a}y{b!r:>{w}}{{}}", mm: f"{a=}", oo: a and b or c and not d, pp: (a or b) and c, qq: 2**-1, rr: (-2)**2, ss: -2**2, tt: 2**3**4, uu: (2**3)**4,
 vv: a @ b // c % d, ww: a << b | c & d ^ e, xx: ~a, yy: 'a' 'b', zz: u"uni", ab: 0xff, ac: 123456789012345678901234567890, ad: 1_000, ae: [a, *b], af: {*a}, ag: (await_), ah: a.b(c)[d](e=f), ai: "é\n\t\x00",
 aj: f"{'a'}", ak: f"{ {1:2} }", al: f"{x:{y}.{z}}", am: f'{a}' 'b', an: Optional["List[int]"], ao: Callable[[int, str], None], ap: x[a:b], aq: x[(a, b)], at: 1 if (lambda: 2) else 3, au: [lambda x: x], av: (a, *b), aw: not (a == b), ax: (not a) == b, ay: -(-1), az: +1, ba: a - (b - c), bb_: (a, b)[0], bc: {}, bd: {**a}, be: x if y else (z, w), bf: "a\\b", bg: (1).real, bh: 1.5.real, bj: (x, y) if z else w, bk: 1e16, bl: 1e-7, bm: -0.0, bn: (lambda: 1)(), bo: (a if b else c).d, bp: (a+b)[c],
 *args: *Ts, **kw: P.kwargs) -> dict[str, int]: pass
for k, v in f.__annotations__.items(): print(k, '|', v)
class C:
    x: int = 5
    y: "str" = 1
    __p: List[__q] = 2
    def m(self, __a: __b) -> __c: pass
print(C.__annotations__, C.m.__annotations__)
z: undefined[x]
print(__annotations__)
import __future__
for n in __future__.all_feature_names: print(n, getattr(__future__, n))
print(__future__.__all__)
