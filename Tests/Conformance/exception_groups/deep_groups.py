import traceback, sys, asyncio
def make(): return ExceptionGroup("top", [ValueError("a"), ExceptionGroup("mid", [TypeError("b"), KeyError("c"), ExceptionGroup("leaf", [ValueError("d"), OSError(5, "io")])])])
eg = make(); print(eg, repr(eg), eg.exceptions[0], len(eg.exceptions), eg.message, isinstance(eg, Exception))
m, r = eg.split(ValueError); print(repr(m), repr(r), sep="\n"); print(repr(eg.subgroup(lambda e: isinstance(e, LookupError))), eg.subgroup(ZeroDivisionError))
def leaves(e): return [x for s in e.exceptions for x in leaves(s)] if isinstance(e, BaseExceptionGroup) else [e]
print(leaves(eg))
try:
    try: raise eg
    except* ValueError as g: print("V", g.exceptions); raise RuntimeError("from V")
    except* (TypeError, KeyError) as g: print("T", leaves(g))
except ExceptionGroup as e: traceback.print_exception(e, file=sys.stdout); print(repr(e))
def swallow():
    try: raise make()
    except* ValueError: pass
    except* TypeError: pass
    except* Exception as g: print("rest", leaves(g))
    else: print("no")
    finally: print("finally")
swallow()
try:
    try: raise ValueError("naked")
    except* ValueError as g: print(repr(g))
    try: 1 / 0
    except* ValueError: pass
except ZeroDivisionError as e: print("passed", e)
class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0): self = super().__new__(cls, msg, excs); self.code = code; return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("mine", [ValueError(1), TypeError(2)], 9); a, b = g.split(ValueError); print(type(a).__name__, a.code, b.code, a.exceptions)
g.add_note("a note"); print(g.__notes__, g.subgroup(ValueError).__notes__)
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x"), lambda: BaseExceptionGroup("b", [ValueError()])):
    try: print(repr(bad()), type(bad()).__name__)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try:
    raise BaseExceptionGroup("base", [KeyboardInterrupt("k"), ValueError("v")])
except* KeyboardInterrupt as e: print("ki", e.exceptions)
except* ValueError as e: print("ve", e.exceptions)
async def fail(n, e): await asyncio.sleep(n); raise e
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(.1, ValueError("x")))
        try:
            async with asyncio.TaskGroup() as t2: t2.create_task(fail(.05, KeyError("inner"))); t2.create_task(fail(.05, OSError("other")))
        except* KeyError as e: print("handled", e)
try: asyncio.run(main())
except* OSError as e: print("os", repr(e))
def f():
    try: raise ValueError("first")
    except ValueError as e:
        e2 = TypeError("second"); e2.__cause__ = e
        raise ExceptionGroup("chained", [e2, ExceptionGroup("deep", [e])])
try: f()
except ExceptionGroup as e:
    e.add_note("multi\nline note"); traceback.print_exc(file=sys.stdout); print("".join(traceback.format_exception_only(e)))
for i in range(2):
    try: raise ExceptionGroup("many", [ValueError(n) for n in range(20)])
    except* ValueError as e:
        if i: traceback.print_exception(e, file=sys.stdout)
        continue_ = True
raise make()
