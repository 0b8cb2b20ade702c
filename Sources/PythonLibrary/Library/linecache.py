"""Random access to the lines of source files (Library Reference, "linecache")."""

import _sources

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# What a program puts here goes before the files that were read: (size, mtime, lines, fullname), as in CPython.
cache = {}


def getlines(filename, module_globals=None):
    """All lines of a file, each with its end; an empty list where there is no such file."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    return updatecache(filename, module_globals)


def getline(filename, lineno, module_globals=None):
    """One line, from 1; an empty string where there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    lines = _sources.lines(filename)
    if lines is None:
        return []
    cache[filename] = (sum(map(len, lines)), None, lines, filename)
    return lines


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Files don't change while a program runs here."""


def lazycache(filename, module_globals):
    return False
