"""How warnings are shown, and functions of the program's own for it; what the machine itself warns of goes the same way."""

import asyncio
import sys
import warnings


async def forgotten():
    pass


print(repr(warnings.formatwarning("text", UserWarning, "file.py", 3)))
print(repr(warnings.formatwarning("text", UserWarning, "file.py", 3, "  the line  ")))
print(repr(warnings.formatwarning(ValueError("x"), DeprecationWarning, "file.py", 3, "")))
warnings.showwarning("shown", UserWarning, "somewhere.py", 7)
warnings.showwarning("shown on stdout", UserWarning, "somewhere.py", 7, sys.stdout, "x = 1")

warnings.warn_explicit("explicit", UserWarning, "elsewhere.py", 12)
warnings.warn_explicit("explicit", UserWarning, "elsewhere.py", 12)
registry = {}
warnings.warn_explicit("with a registry", UserWarning, "elsewhere.py", 12, "elsewhere", registry)
warnings.warn_explicit("with a registry", UserWarning, "elsewhere.py", 12, "elsewhere", registry)
print(registry)
warnings.warn_explicit(FutureWarning("instance"), None, "elsewhere.py", 12)
warnings.warn_explicit("deprecated elsewhere", DeprecationWarning, "elsewhere.py", 12)
warnings.warn_explicit("deprecated in main", DeprecationWarning, "elsewhere.py", 12, "__main__")

original = warnings.showwarning


def show(message, category, filename, lineno, file=None, line=None):
    print("SHOW", category.__name__, message, lineno, file, line)


warnings.showwarning = show
warnings.warn("through show")
forgotten()
eval("1 is 1")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    forgotten()
    eval("2 is 2")
with warnings.catch_warnings(record=True) as caught:
    forgotten()
    print(caught[0].category.__name__, caught[0].message)
warnings.showwarning = original

warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"<{category.__name__}: {message}>\n"
warnings.warn("formatted")
forgotten()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        eval("3 is 3")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.filename, e.lineno)
    forgotten()


async def main():
    warnings.warn("in a coroutine")
    asyncio.sleep(1)
    await asyncio.sleep(0)


asyncio.run(main())
warnings.showwarning = 3
try:
    warnings.warn("not callable")
except TypeError as e:
    print(e)
print("__warningregistry__" in globals(), len(__warningregistry__) > 3)
