"""Syntax errors of strings: what the exception holds, by the part of the compiler that finds them."""
import traceback

for text in ("return 1", "def f(a, a): pass", "1 +", "break", "x = [", "x = 1\x00", "  y = 2", "def g():\n nonlocal z", "lambda: (yield) = 1"):
    try:
        exec(text)
    except SyntaxError as error:
        traceback.print_exc()
        print(repr(error), error.text, error.offset, error.end_offset, error)
try:
    compile("x = 1\nawait x", "nowhere.py", "exec")
except SyntaxError as error:
    print(error.args, error.text)
exec("if True:\n    continue")
