"""Streams in memory (Library Reference, "io"). Files are refused."""

import sys as _sys
from operator import index as _index
from abc import ABC as _ABC

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "BytesIO", "StringIO", "BufferedIOBase", "TextIOBase",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError
open = open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase(_ABC):
    """What all streams have."""

    __module__ = "io"
    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            self.flush()
            self._closed = True

    def flush(self):
        self._check_open()

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    __module__ = "io"


class BufferedIOBase(IOBase):
    __module__ = "io"

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None

    def detach(self):
        self._unsupported("detach")


def _size(value):
    if value is None:
        return -1
    index = getattr(type(value), "__index__", None)
    if index is None:
        raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
    return index(value)


class StringIO(TextIOBase):
    """Text in memory."""

    __module__ = "io"
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            if not isinstance(newline, str):
                raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        # What was written at the end waits here until somebody reads: most streams are only written.
        self._text = ""
        self._pending = []
        self._position = self._length = 0
        if initial_value:
            self.write(initial_value)
            self._position = 0

    def _all(self):
        if self._pending:
            self._text += "".join(self._pending)
            self._pending.clear()
        return self._text

    def getvalue(self):
        self._check_open()
        return self._all()

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check_open()
        text = s
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        if self._position == self._length:
            self._pending.append(text)
            self._length += len(text)
            self._position = self._length
        elif text:
            old = self._all()
            if self._position > self._length:
                old += "\0" * (self._position - self._length)
            end = self._position + len(text)
            self._text = old[:self._position] + text + old[end:]
            self._length = len(self._text)
            self._position = end
        return len(s)

    def read(self, size=-1, /):
        self._check_open()
        size = _size(size)
        start = min(self._position, self._length)
        end = self._length if size < 0 else min(start + size, self._length)
        self._position = max(self._position, end)
        return self._all()[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        size = _size(size)
        text = self._all()
        start = min(self._position, self._length)
        if self._newline == "":
            ends = [at + len(mark) for mark in ("\r\n", "\n", "\r") if (at := text.find(mark, start)) >= 0]
            end = min(ends) if ends else self._length
            if text[end - 1:end] == "\r" and text[end:end + 1] == "\n":
                end += 1
        else:
            mark = self._newline or "\n"
            at = text.find(mark, start)
            end = self._length if at < 0 else at + len(mark)
        if size >= 0:
            end = min(end, start + size)
        self._position = max(self._position, end)
        return text[start:end]

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._position = pos
        elif whence in (1, 2):
            if pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            if whence == 2:
                self._position = self._length
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def truncate(self, pos=None, /):
        self._check_open()
        pos = self._position if pos is None else _size(pos)
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = self._all()[:pos]
        self._length = len(self._text)
        return pos

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def close(self):
        self._closed = True


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    __module__ = "io"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is None:
            initial_bytes = b""
        if not isinstance(initial_bytes, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._bytes = bytearray(initial_bytes)
        self._position = 0

    def getvalue(self):
        self._check_open()
        return bytes(self._bytes)

    def getbuffer(self):
        """A view of what is there; while it lives, the size stays as it is."""
        self._check_open()
        return memoryview(self._bytes)

    def write(self, b, /):
        self._check_open()
        if not isinstance(b, (bytes, bytearray)):
            try:
                b = memoryview(b).tobytes()
            except TypeError:
                raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'") from None
        if not b:
            return 0
        if self._position > len(self._bytes):
            self._bytes.extend(bytes(self._position - len(self._bytes)))
        self._bytes[self._position:self._position + len(b)] = b
        self._position += len(b)
        return len(b)

    def read(self, size=-1, /):
        self._check_open()
        size = _size(size)
        start = min(self._position, len(self._bytes))
        end = len(self._bytes) if size < 0 else min(start + size, len(self._bytes))
        self._position = max(self._position, end)
        return bytes(self._bytes[start:end])

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check_open()
        size = _size(size)
        start = min(self._position, len(self._bytes))
        at = self._bytes.find(b"\n", start)
        end = len(self._bytes) if at < 0 else at + 1
        if size >= 0:
            end = min(end, start + size)
        self._position = max(self._position, end)
        return bytes(self._bytes[start:end])

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._position = pos
        elif whence == 1:
            self._position = max(0, self._position + pos)
        elif whence == 2:
            self._position = max(0, len(self._bytes) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._position

    def truncate(self, size=None, /):
        self._check_open()
        size = self._position if size is None else _size(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._bytes[size:]
        return size

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def close(self):
        self._closed = True


# The standard streams are text files, made elsewhere.
TextIOBase.register(type(_sys.__stdout__))
