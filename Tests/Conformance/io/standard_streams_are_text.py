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
