# The standard streams are of io's classes, for classes that register those too.
import io
import sys
from abc import ABC, abstractmethod


class Writer(ABC):
    @abstractmethod
    def write(self, text): ...


print([isinstance(stream, (io.IOBase, io.TextIOBase)) for stream in (sys.stdin, sys.stdout, sys.stderr)])
print(isinstance(sys.stdout, io.RawIOBase), isinstance(sys.stdout, io.BufferedIOBase))
print(isinstance(sys.stdout, Writer))
Writer.register(io.IOBase)
print(isinstance(sys.stdout, Writer), isinstance(io.StringIO(), Writer), issubclass(type(sys.stderr), Writer))

# What the interpreter reports goes to the stream that the program has put in the place of standard error.
import asyncio
import contextlib


class Dying:
    def __del__(self):
        raise ValueError("in __del__")


async def never():
    pass


async def main():
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


with contextlib.redirect_stderr(io.StringIO()) as text:
    Dying()
    never()
    asyncio.run(main())
    try:
        1 / 0
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
for part in ("in __del__", "never awaited", "Exception in callback", "ZeroDivisionError: division by zero"):
    print(part, text.getvalue().count(part))
sys.stderr = None
Dying()
sys.stderr = sys.stdout
raise ValueError("goes to standard output")
