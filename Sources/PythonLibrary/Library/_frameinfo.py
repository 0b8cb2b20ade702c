"""Frames with the lines around them (Library Reference, "inspect", "The interpreter stack")."""

import sys
from collections import namedtuple
from inspect import findsource, getfile, getsourcefile, isframe, istraceback

# Where programs find all of this.
__name__ = "inspect"

_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")
_Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)


def _placed(entry, positions):
    entry.positions = positions
    return entry


def _described(entry):
    fields = [f"{name}={getattr(entry, name)!r}" for name in entry._fields]
    return f"{type(entry).__name__}({', '.join(fields)}, positions={entry.positions!r})"


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        return _placed(super().__new__(cls, filename, lineno, function, code_context, index), positions)

    __repr__ = _described


_FrameInfo = namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        return _placed(super().__new__(cls, frame, filename, lineno, function, code_context, index), positions)

    __repr__ = _described


def _position(code, instruction):
    """Lines and columns of an instruction, by its offset in bytes."""
    if instruction >= 0:
        for index, position in enumerate(code.co_positions()):
            if index == instruction // 2:
                return position
    return None, None, None, None


def getframeinfo(frame, context=1):
    """Where a frame or a traceback entry stands, with lines around it."""
    if istraceback(frame):
        lineno, instruction, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    elif isframe(frame):
        lineno, instruction = frame.f_lineno, frame.f_lasti
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    position = _position(frame.f_code, instruction)
    if position[0] is None:
        position = (lineno, *position[1:])
    lineno = position[0]
    lines = index = None
    if context > 0:
        try:
            every, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(every) - context))
            lines = every[start : start + context]
            index = lineno - 1 - start
    filename = getsourcefile(frame) or getfile(frame)
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=_Positions(*position))


def getlineno(frame):
    return frame.f_lineno


def _frame_info(entry, frame, context):
    where = getframeinfo(entry, context)
    return FrameInfo(frame, *where, positions=where.positions)


def getouterframes(frame, context=1):
    """A frame and its callers."""
    found = []
    while frame:
        found.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback, outermost first."""
    found = []
    while tb:
        found.append(_frame_info(tb, tb.tb_frame, context))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The calls in progress, the innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The calls between here and where the exception that is being handled was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)
