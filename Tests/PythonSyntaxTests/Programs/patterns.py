match x:
    case 1: pass
    case -1: pass
    case 1.5: pass
    case 1 + 2j: pass
    case -1 - 2j: pass
    case -2j: pass
    case "a": pass
    case "a" "b": pass
    case b"a": pass
    case None: pass
    case True | False: pass
    case y: pass
match x:
    case _: pass
match x:
    case a.b: pass
    case a.b.c: pass
    case []: pass
    case [a]: pass
    case [a, b]: pass
    case [a, *b]: pass
    case [*_]: pass
    case [a, *_, b,]: pass
    case (): pass
    case (a,): pass
    case (a, b): pass
match x:
    case a, b: pass
    case a,: pass
    case *a, b: pass
    case *_,: pass
    case {}: pass
    case {"a": b}: pass
    case {"a": b, **c}: pass
    case {"a": 1, "b": [c, d],}: pass
    case {**c}: pass
    case {**c,}: pass
    case C(): pass
    case C(a): pass
    case C(a,): pass
    case C(a, b, c=d, e=f,): pass
    case C(a=1): pass
    case a.C(1 | 2): pass
    case 1 | 2 | 3: pass
    case [1 | 2, 3] | [4]: pass
    case (1 | 2) as x: pass
    case 1 | 2 as x: pass
    case [a as b, c as d]: pass
    case C(x=1 as y) as z: pass
    case {"a": b as c}: pass
    case x if x > 1: pass
match x:
    case x if (y := x): pass
match x, y:
    case a, b: pass
match x,:
    case a,: pass
match *x, y:
    case a: pass
match (x):
    case a: pass
match (x, y):
    case a: pass
match [x]:
    case a: pass
match {x: y}:
    case a: pass
match -x:
    case a: pass
match not x:
    case a: pass
match x := y:
    case a: pass
match lambda: x:
    case a: pass
match match:
    case case: pass
match x.y[z](w):
            case c:
                pass
match "a":
    case a: pass
match ...:
    case a: pass
match await_:
    case a: pass
match = 1
match(x)
match[x]
match[x] = 1
match[x:y] = 2
match.x
match * x
match - x
match -x
match, x
match: int
match: int = 1
match in x
match and x
match is x
match if x else y
match == x
match += 1
match(*a, **b)
match([a], {b})
match (a)[b].c
match[a](b)
print(match)
case = 1
case(x)
_ = 2
match x:
    case match: pass
match x:
    case type(): pass
    case [match, case, type, _]: pass
