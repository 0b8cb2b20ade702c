from dataclasses import dataclass
from enum import Enum
import re


class Dir(Enum): N = 1; S = 2


@dataclass
class Click: x: int; y: int; button: str = "left"
@dataclass
class Key: name: str; mods: tuple = ()
class Quit(Exception): pass


def act(cmd):
    match cmd.split() if isinstance(cmd, str) else cmd:
        case []: return "nothing"
        case ["quit" | "exit" | "q"]: return "bye"
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["go", other]: return f"cannot go {other!r}"
        case ["drop", *objects] if len(objects) > 2: return f"too many: {objects}"
        case ["drop", *objects]: return f"dropping {', '.join(objects) or 'nothing'}"
        case [Click(x, y, button="right"), *_]: return f"context menu at {x},{y}"
        case Click(x=0) | Click(y=0): return "edge"
        case Click(x, y) if x == y: return "diagonal"
        case Click(): return f"click {cmd}"
        case Key("x", ("ctrl", *rest)): return f"cut {rest}"
        case {"action": "move", "to": (int(x), int(y)), **rest}: return f"move {x} {y} {rest}"
        case {"action": str(a)}: return f"action {a}"
        case {}: return f"dict of {len(cmd)}"
        case bool(b): return f"bool {b}"
        case int(n) | float(n) if n < 0: return f"negative {n}"
        case 0 | 0.0: return "zero"
        case int(): return f"int {cmd}"
        case Dir.N: return "up"
        case None: return "none"
        case str() as s: return f"str {s}"
        case (a, b, *_, z): return f"seq {a} {b} {z}"
        case [[x]]: return f"nested {x}"
        case b"raw": return "bytes"
        case -1j | 1+2j: return "complex"
        case _: return f"unknown {type(cmd).__name__}"


for c in ("", "q", "go north", "go up", "drop", "drop a b", "drop a b c", Click(1, 2), Click(0, 4), Click(3, 3), [Click(1, 2, "right")], Key("x", ("ctrl", "alt")), Key("y"), {"action": "move", "to": [1, 2], "z": 1}, {"action": "jump"}, {"a": 1}, {}, True, -3, -2.5, 0, 7, 1.5, Dir.N, Dir.S, None, (1, 2, 3, 4), [[5]], b"raw", 1 + 2j, {1, 2}, range(3), iter([])):
    print(f"{str(c)[:38]:<40}{act(c)}")


class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y


def where(p):
    match p:
        case Pt(x=0, y=0): return "origin"
        case Pt(0, y): return f"Y={y}"
        case Pt(x, 0): return f"X={x}"
        case Pt(): return "somewhere"
        case (Pt(0, 0), Pt(0, y)): return "two"
        case _: return "not a point"


print([where(p) for p in (Pt(0, 0), Pt(0, 1), Pt(1, 0), Pt(2, 2), (Pt(0, 0), Pt(0, 9)), 5)])
for bad in ("Pt(1, 2, 3)", "int(1, 2)", "Pt(1, x=2)"):
    try: exec(f"match Pt(1, 2) if {bad!r}[0] == 'P' else 3:\n    case {bad}: print('yes')\n    case _: print('no')")
    except TypeError as e: print(e)
for src in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case 1 + 2: pass", "match x:\n case [*a, *b]: pass", "match x:\n case f.y(): pass\n case -x: pass"):
    try: compile(src, "<s>", "exec"); print("fine")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)


def simplify(e):
    match e:
        case ("+", 0, x) | ("+", x, 0): return simplify(x)
        case ("*", 0, _) | ("*", _, 0): return 0
        case ("*", 1, x) | ("*", x, 1): return simplify(x)
        case (op, a, b):
            a2, b2 = simplify(a), simplify(b)
            return simplify((op, a2, b2)) if (a2, b2) != (a, b) else (op, a, b)
        case _: return e


print(simplify(("+", ("*", 1, "x"), ("*", ("+", 0, 0), "y"))), simplify(("*", "a", ("+", "b", 0))))
match = re.match(r"(\d+)-(\d+)", "10-20"); case = 3; type = "t"
match match.groups():
    case (a, b) if (lo := int(a)) < (hi := int(b)): print(lo, hi, case, type)
match 5:
    case x if x > 10: print("big")
print("x is", x)
match [1, [2, {"k": ("v", 3)}]]:
    case [int(a), [b, {"k": (str(s), n)}]]: print(a, b, s, n)
match "abc":
    case [*_]: print("list?")
    case str(): print("string is no sequence")
