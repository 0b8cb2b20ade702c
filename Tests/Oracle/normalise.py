"""The written rule by which stderr, stdout and reprs are made comparable.

CPython's addresses, the place of the program and the inside of CPython's library mean nothing to loopscope, and
its own mean nothing to CPython. So on both sides, in this order:

1. The folder of the program, with the slash after it, is cut wherever it stands.
2. A file is of the library if its name still holds a slash, or starts with `<frozen `.
3. A traceback entry of a library file goes: its `File` line and the deeper lines under it (the source, the
   carets), and a `[Previous line repeated ...]` that follows it. The entry may stand in a group's margin, or indented
   by four spaces as in a report of doctest.
4. In reprs, ` at FILE:LINE` becomes ` at <library>` for a library file.
5. A warning's heading, `FILE:LINE: CategoryWarning: text`, becomes `<library>: CategoryWarning: text` for a
   library file, and the source line under it goes.
6. In reprs, ` at 0x` and hexadecimal digits become ` at 0x...`.
"""

import os
import re

_ENTRY = re.compile(r'^(?P<margin>(?: +\| |    )?)  File "(?P<file>[^"]*)", line \d+')
_REPEATED = re.compile(r"^(?: +\| |    )?  \[Previous line repeated \d+ more times?\]$")
_POSITION = re.compile(r" at (?P<file>[^\n]*?):\d+(?=[>\]\s,)])")
_WARNING = re.compile(r"^(?P<file>[^\n:]+):\d+: (?P<rest>\w*Warning: .*)$", re.DOTALL)
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def normalise(text: str, program: str) -> str:
    """`text`, printed by a run of the file `program`, without what differs from machine to machine.

    >>> normalise("<coroutine object f at 0x7f00>", "/tmp/x.py")
    '<coroutine object f at 0x...>'
    """
    text = text.replace(os.path.join(os.path.dirname(os.path.abspath(program)), ""), "")
    kept: list[str] = []
    lines = iter(text.splitlines(keepends=True))
    line = next(lines, None)
    while line is not None:
        bare = line.rstrip("\n")
        entry = _ENTRY.match(bare)
        warning = _WARNING.match(bare)
        if entry and _is_library(entry["file"]):
            deeper = entry["margin"] + "    "
            line = next(lines, None)
            while line is not None and (line.startswith(deeper) or _REPEATED.match(line.rstrip("\n"))):
                line = next(lines, None)
            continue
        if warning and _is_library(warning["file"]):
            kept.append(f"<library>: {warning['rest']}\n")
            line = next(lines, None)
            if line is not None and line.startswith("  "):
                line = next(lines, None)
            continue
        kept.append(_ADDRESS.sub(" at 0x...", _POSITION.sub(_hide_position, line)))
        line = next(lines, None)
    return "".join(kept)


def _is_library(file: str) -> bool:
    return "/" in file or file.startswith("<frozen ")


def _hide_position(match: re.Match) -> str:
    return " at <library>" if _is_library(match["file"]) else match[0]
