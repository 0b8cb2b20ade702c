# eval and exec of source text.
x = 5
print(eval("x + 1"), eval(" 1 + 2 "), eval("[i for i in range(3)]"), eval("y * 2", {"y": 4}), eval("a + b", {"a": 1}, {"b": 2}))
def f():
    z = 7
    return eval("z + x"), eval("(lambda: x)()")
print(f())
exec("q = 3\ndef g(n):\n    return n * q")
print(q, g(4))
ns = {}
exec("a = 1\nb = a + 1\nclass C: v = 2", ns)
print(sorted(k for k in ns if not k.startswith("__")), ns["b"], ns["C"].v)
loc = {}
exec("m = 1; k = m + x", globals(), loc)
print(loc)
def h():
    exec("w = 1")
    try: return w
    except NameError as e: return str(e)
print(h())
for s in ("1 +", "x = 1", "undefined_name", "1/0", "a b", "def f(): pass"):
    try: print(eval(s))
    except Exception as e: print(type(e).__name__, str(e).replace("<string>", "S"))
for a in ((5,), ("1", 5), ("1", {}, 5), (), ("1", {}, {}, 1)):
    try: print(eval(*a))
    except Exception as e: print(type(e).__name__, e)
for a in ((5,), ("1", 5), (), ("x +",)):
    try: print(exec(*a))
    except Exception as e: print(type(e).__name__, e)
print(eval(b"1 + 1"), eval("x", None, None), eval("__name__"), "__builtins__" in ns)
print(eval("(t := 9)"), exec("global gg; gg = 4"))
print(eval("1 if x else 2\n"), eval("sum([1,2]) # comment"), eval("\n1") if 0 else "")
