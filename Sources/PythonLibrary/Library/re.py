"""Regular expressions (Library Reference, "re"). Parser, compiler and matcher are native: `_re`."""

import _re
from _re import Match, Pattern, compile as _compile, purge

__version__ = "2.2.1"
__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error",
    "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]


class PatternError(Exception):
    """What is wrong with a pattern, and where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError

_FLAGS = {
    "NOFLAG": 0, "ASCII": 256, "A": 256, "IGNORECASE": 2, "I": 2, "LOCALE": 4, "L": 4, "UNICODE": 32, "U": 32, "MULTILINE": 8,
    "M": 8, "DOTALL": 16, "S": 16, "VERBOSE": 64, "X": 64, "DEBUG": 128,
}


def __getattr__(name):
    # Programs without flags need not wait for `enum`.
    if name != "RegexFlag" and name not in _FLAGS:
        raise AttributeError(f"module 're' has no attribute {name!r}")
    import enum

    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex

    RegexFlag.__qualname__ = "RegexFlag"
    RegexFlag.__repr__ = enum.global_flag_repr
    globals()["RegexFlag"] = RegexFlag
    for each in _FLAGS:
        globals()[each] = RegexFlag[each]
    return globals()[name]


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def _by_position(function, first, arguments, values, given):
    """Arguments behind the string by position: allowed still, with a warning."""
    names = (first, "flags")
    if len(arguments) > 2:
        raise TypeError(f"{function}() takes from {given} to {given + 2} positional arguments "
                        f"but {given + len(arguments)} were given")
    for name, value in zip(names, arguments):
        if values[name] is not _unset:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        values[name] = value
    import warnings
    warnings.warn(f"'{first}' is passed as positional argument", DeprecationWarning, stacklevel=3)


class _Unset(int):
    """A zero that nobody gave."""


_unset = _Unset()


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    if args:
        values = {"count": count, "flags": flags}
        _by_position("sub", "count", args, values, 3)
        count, flags = values["count"], values["flags"]
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    if args:
        values = {"count": count, "flags": flags}
        _by_position("subn", "count", args, values, 3)
        count, flags = values["count"], values["flags"]
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    if args:
        values = {"maxsplit": maxsplit, "flags": flags}
        _by_position("split", "maxsplit", args, values, 2)
        maxsplit, flags = values["maxsplit"], values["flags"]
    return _compile(pattern, flags).split(string, maxsplit)


_SPECIAL = {ordinal: "\\" + chr(ordinal) for ordinal in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")
