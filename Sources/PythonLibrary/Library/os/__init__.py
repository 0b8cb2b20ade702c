"""What of an operating system needs no disk (Library Reference, "os"). The environment is a fixed, small one: the same everywhere."""

import sys
from abc import ABC as _ABC, abstractmethod as _abstractmethod

from _random import _entropy

name = "posix"
linesep = "\n"
sep, altsep, extsep, pathsep, curdir, pardir, defpath, devnull = "/", None, ".", ":", ".", "..", "/bin:/usr/bin", "/dev/null"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK, EX_USAGE, EX_DATAERR = 0, 64, 65


class PathLike(_ABC):
    """What can be turned into a path."""

    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")
    return result


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _Environ(dict):
    def __setitem__(self, key, value):
        for each in (key, value):
            if not isinstance(each, str):
                raise TypeError(f"str expected, not {type(each).__name__}")
        super().__setitem__(key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ(HOME="/home/user", LANG="C.UTF-8", LOGNAME="user", PATH="/usr/bin:/bin", PWD="/home/user", TZ="UTC", USER="user")
environb = {}


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    pass


def unsetenv(key):
    pass


def getcwd():
    return "/home/user"


def getcwdb():
    return b"/home/user"


def getpid():
    return 1


def kill(pid, signal, /):
    """Only a signal to the program itself: there is no other process."""
    if pid != getpid():
        from _asyncio import _refuse

        _refuse("os.kill() of another process")
    from _signal import send

    send(int(signal), "os.kill() with a signal that nothing handles")


def getppid():
    return 0


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    return "user"


def cpu_count():
    return 1


process_cpu_count = cpu_count


def urandom(size, /):
    return _entropy(size)


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def isatty(fd, /):
    return False


from . import path
