# Where a syntax error at the end of a text is: behind its last line.
import traceback

for text in ["try: 1", "try:\n 1\n", "if 1:", "if 1:\n\n", "def f(): # why", "while x:\n # c\n", "try:\n 1\nexcept E:", "match x:\n case 1:"]:
    try:
        exec(text)
    except SyntaxError as error:
        print(repr(text), error.args)
        print("".join(traceback.format_exception_only(error)), end="")
print(None.__doc__, NotImplemented.__doc__, Ellipsis.__doc__, type(None).__doc__, sep="\n")

# A text without a file has no lines to show, whatever it is called.
namespace = {}
exec(compile("def fails():\n    1 / 0\n", "<made here>", "exec"), namespace)
namespace["fails"]()
