"""What `eval`, `exec` and `compile` say of text that is no Python: message, place and text."""

import traceback

EXPRESSIONS = """
x = 5|1 +|a b|5 5|if x|print 'a'|yield|return 1|a; b|pass|import x|x += 1|lambda x|x if y|*a|a, *b|a:=1|del x|not|a.|f(|f(x|
x:|x y z|a =|==|@|[1,2|{1:|{|lambda:|x[|for|'abc|(1 2)|f(a for b in c, d)|1 = 2|f(a=1, 2)|# nothing|await x|[i for i in]|
""".replace("\n", "").split("|")

for text in [*EXPRESSIONS, "", "   ", " 1 +", "1\n2", "\n\n1 +", "(1,\n 2 3)", "1 +\n", "a b\n"]:
    try:
        print(repr(text), "is", eval(text))
    except SyntaxError as error:
        print(repr(text), error.msg, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset)
        print("".join(traceback.format_exception_only(error)), end="")
    except NameError as error:
        print(repr(text), error)

for text in ["x = (\n", "a b\nc d", "def f(:\n  pass", "if x:\ny", "  x", "for", "x = $", "nonlocal x", "(,)", "[(,)]"]:
    try:
        exec(text)
    except SyntaxError as error:
        print(repr(text), error.msg, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset)

# Warnings of a text that is no file show no line of it.
print(eval("'a' is 'a'"), compile("1 is 1", "no_file.py", "eval").co_filename)
exec("import warnings\nwarnings.warn('from within')")
eval("x = 5")
