"""Paths as texts (Library Reference, "os.path"). What would have to look at a disk is refused."""

import os as _os

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = ".", "..", ".", "/", ":", "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False


def _parts(path):
    """The path as text or bytes, and its own separators."""
    path = _os.fspath(path)
    return (path, b"/", b".") if isinstance(path, bytes) else (path, "/", ".")


def normcase(s):
    return _os.fspath(s)


def isabs(s):
    s, slash, _ = _parts(s)
    return s.startswith(slash)


def join(a, *p):
    path, slash, _ = _parts(a)
    for each in p:
        try:
            each = _os.fspath(each)
        except TypeError:
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(each).__name__!r}") from None
        if type(each) is not type(path) and (isinstance(each, bytes) or isinstance(path, bytes)):
            raise TypeError("Can't mix strings and bytes in path components")
        if each.startswith(slash) or not path:
            path = each
        elif path.endswith(slash):
            path += each
        else:
            path += slash + each
    return path


def split(p):
    p, slash, _ = _parts(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p, slash, dot = _parts(p)
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    # Dots that lead the name begin no extension.
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _os.fspath(p)
    return p[:0], p


def splitroot(p):
    p, slash, _ = _parts(p)
    empty = p[:0]
    if not p.startswith(slash):
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    return split(p)[1] if p else _os.fspath(p)


def dirname(p):
    return split(p)[0]


def normpath(path):
    path, slash, dot = _parts(path)
    if not path:
        return dot
    _, root, rest = splitroot(path)
    kept = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot + dot or not root and not kept or kept and kept[-1] == dot + dot:
            kept.append(part)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    path = _os.fspath(path)
    return normpath(path if isabs(path) else join(_os.getcwd(), path))


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    there = [part for part in abspath(path).split("/") if part]
    here = [part for part in abspath("." if start is None else start).split("/") if part]
    same = 0
    while same < min(len(there), len(here)) and there[same] == here[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def expanduser(path):
    path = _os.fspath(path)
    if path == "~" or path.startswith("~/"):
        return (_os.environ.get("HOME", "/").rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    import re
    path = _os.fspath(path)

    def value(found):
        name = found[1] or found[2]
        return _os.environ.get(name, found[0])

    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", value, path)


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_os.fspath, m))
    least, greatest = min(m), max(m)
    for i, c in enumerate(least):
        if c != greatest[i]:
            return least[:i]
    return least


def commonpath(paths):
    paths = tuple(map(_os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {isabs(path) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if absolute.pop() else "") + "/".join(commonprefix(split_paths))


__name__ = "posixpath"
