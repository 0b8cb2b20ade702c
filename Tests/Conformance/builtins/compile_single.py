"""`compile` as the interactive interpreter reads a text, and with the features of the code that calls it."""
from __future__ import annotations
import __future__

for source in ("x = 1\ny = 2\n", "# a\n# b\n", "# a\n", "\n", "", "x = 1\n# c\n", "if 1:\n  2\n\nx\n", "x = 1; y = 2\n", "1\n\n\n", "def f(): pass\n# c", "def f(): pass\nf()\n",
               "x = (1,\n 2)\ny\n", "@f\ndef g(): 1\n\n", "for x in (1, 2): x\nelse: 3\n", "  1\n", "1 +\n", "é = 1\nb", "1\n", "None\n", "x = 5; x; None; 'a'"):
    try:
        exec(compile(source, "<x>", "single"), {"f": lambda x: x})
        print(repr(source), "runs")
    except SyntaxError as error:
        print(repr(source), error.msg, error.args)

text = "def g(x: other): return g.__annotations__\nprint(g(1))"
flag = __future__.annotations.compiler_flag
for name, code in {
    "flag": compile(text, "<x>", "exec", flag, True),
    "inherited": compile(text, "<x>", "exec"),
}.items():
    print(name, hex(code.co_flags))
    exec(code, {})
exec(text, {})
try:
    exec(compile(text, "<x>", "exec", dont_inherit=True), {})
except NameError as error:
    print(error)
