"""Tracebacks: taken apart, as text, printed (Library Reference, "traceback").

Reading order: `FrameSummary` (one call) -> `StackSummary` (the calls) -> `TracebackException` (an exception with what led to it) -> the
functions, which make one of these and have it formatted. Where carets stand below a line the machine knows (`_traceback`), whose
own reports are the same.
"""

import linecache
import sys

import _traceback

__all__ = [
    "extract_stack",
    "extract_tb",
    "format_exception",
    "format_exception_only",
    "format_list",
    "format_stack",
    "format_tb",
    "print_exc",
    "format_exc",
    "print_exception",
    "print_last",
    "print_stack",
    "print_tb",
    "clear_frames",
    "FrameSummary",
    "StackSummary",
    "TracebackException",
    "walk_stack",
    "walk_tb",
]


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()
_SHOWN_REPEATS = 3


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


# MARK: Calls


class FrameSummary:
    """One call: its file, line and function, the text of the line, and the columns of what ran in it."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "locals")

    def __init__(
        self,
        filename,
        lineno,
        name,
        *,
        lookup_line=True,
        locals=None,
        line=None,
        end_lineno=None,
        colno=None,
        end_colno=None,
    ):
        self.filename, self.name, self._lines = filename, name, line
        self.lineno, self.end_lineno = lineno, lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        if lookup_line:
            self.line
        self.locals = None
        if locals:
            self.locals = {key: _safe_string(value, "local", repr) for key, value in locals.items()}

    def _text(self):
        """The lines that the call was in, without the blanks at their ends."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = "".join([linecache.getline(self.filename, number).rstrip() + "\n" for number in numbers])
        return self._lines

    @property
    def line(self):
        text = self._text()
        return None if text is None else text.partition("\n")[0].strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            own = (self.filename, self.lineno, self.name, self.locals)
            return own == (other.filename, other.lineno, other.name, other.locals)
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, pos):
        return self._parts()[pos]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def walk_tb(tb):
    """The frames of a traceback, each with its line."""
    while tb:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """The frame and its callers, each with its line."""
    # Without a frame: the generator is run by extract(), which the program called.
    frame = sys._getframe().f_back.f_back.f_back.f_back if f is None else f
    while frame:
        yield frame, frame.f_lineno
        frame = frame.f_back


def _walk_positions(tb):
    """The frames of a traceback with lines and columns of what ran."""
    while tb is not None:
        yield tb.tb_frame, _traceback.position(tb)
        tb = tb.tb_next


def _within(limit, frames):
    """The first frames, or for a negative limit the last."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return frames
        limit = max(limit, 0)
    frames = list(frames)
    return frames[:limit] if limit >= 0 else frames[limit:]


class StackSummary(list):
    """A list of calls."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Made of frames with their lines, as walk_stack and walk_tb give them."""
        frames = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return klass._extract(frames, limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, frames, limit=None, lookup_lines=True, capture_locals=False):
        result = klass()
        for frame, (lineno, end_lineno, colno, end_colno) in _within(limit, frames):
            code = frame.f_code
            result.append(
                FrameSummary(
                    code.co_filename,
                    lineno,
                    code.co_name,
                    lookup_line=lookup_lines,
                    locals=frame.f_locals if capture_locals else None,
                    end_lineno=end_lineno,
                    colno=colno,
                    end_colno=end_colno,
                )
            )
        return result

    @classmethod
    def from_list(klass, a_list):
        """Made of FrameSummary objects, or of tuples of file, line, name and text."""
        result = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one call; a subclass may answer None to leave it out."""
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        lines = frame_summary._text()
        if lines and lines.strip():
            columns = frame_summary.colno, frame_summary.end_colno
            if None in columns:
                text += f"    {frame_summary.line}\n"
            else:
                text += _traceback.rows(lines, *columns)
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """The texts of the calls; the same call many times over is shown three times."""
        result = []
        last = None
        count = 0

        def note_repeats():
            hidden = count - _SHOWN_REPEATS
            if hidden > 0:
                result.append(f"  [Previous line repeated {hidden} more time{'s' if hidden > 1 else ''}]\n")

        for entry in self:
            text = self.format_frame_summary(entry, **kwargs)
            if text is None:
                continue
            place = (entry.filename, entry.lineno, entry.name)
            if place != last or None in place:
                note_repeats()
                last = place
                count = 0
            count += 1
            if count <= _SHOWN_REPEATS:
                result.append(text)
        note_repeats()
        return result


# MARK: Exceptions

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Margin:
    """How deep the tree of groups is that is being written, and the margin that its lines get."""

    def __init__(self):
        self.depth = 0
        self.needs_close = False

    @property
    def indent(self):
        return "  " * self.depth

    def lines(self, texts, sign="|"):
        if isinstance(texts, str):
            texts = [texts]
        if not self.depth:
            yield from texts
            return
        start = f"{self.indent}{sign} "
        for text in texts:
            yield "".join([start + line for line in text.splitlines(True)])


class TracebackException:
    """An exception as it is to be printed, taken down at once: nothing of it is asked again."""

    def __init__(
        self,
        exc_type,
        exc_value,
        exc_traceback,
        *,
        limit=None,
        lookup_lines=True,
        capture_locals=False,
        compact=False,
        max_group_width=15,
        max_group_depth=10,
        save_exc_type=True,
        _seen=None,
    ):
        is_outermost = _seen is None
        seen = set() if is_outermost else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_walk_positions(exc_traceback), limit, lookup_lines, capture_locals)
        self._have_exc_type, self._exc_type = exc_type is not None, exc_type if save_exc_type else None
        self._is_syntax_error = False
        self._str = _safe_string(exc_value, "exception")
        try:
            notes = getattr(exc_value, "__notes__", None)
        except Exception as exc:
            notes = [f"Ignored error getting __notes__: {_safe_string(exc, '__notes__', repr)}"]
        self.__notes__ = notes
        self.exc_type_qualname = self.exc_type_module = None
        if exc_type is not None:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
            self._note_details(exc_type, exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if not is_outermost:
            return
        options = dict(
            limit=limit,
            lookup_lines=lookup_lines,
            capture_locals=capture_locals,
            max_group_width=max_group_width,
            max_group_depth=max_group_depth,
            _seen=seen,
        )
        # Not by recursion: a chain may be longer than calls can be deep.
        waiting = [(self, exc_value)]
        while waiting:
            report, exc = waiting.pop()
            if exc is not None:
                waiting += report._add_related(exc, compact, options)

    def _add_related(self, exc, compact, options):
        """Adds cause, context and members; answers them with their exceptions."""

        def related(other):
            report = TracebackException(type(other), other, other.__traceback__, **options)
            added.append((report, other))
            return report

        added = []
        seen = options["_seen"]
        cause, context = exc.__cause__, exc.__context__
        if cause is not None and id(cause) not in seen:
            self.__cause__ = related(cause)
        wants_context = not compact or self.__cause__ is None and not exc.__suppress_context__
        if wants_context and context is not None and id(context) not in seen:
            self.__context__ = related(context)
        if isinstance(exc, BaseExceptionGroup):
            self.exceptions = [related(each) for each in exc.exceptions]
        return added

    def _note_details(self, exc_type, exc):
        if not issubclass(exc_type, SyntaxError):
            self._str += _traceback.suggestion(exc)
            return
        self._is_syntax_error = True
        self.filename = exc.filename
        self.lineno = None if exc.lineno is None else str(exc.lineno)
        self.end_lineno = None if exc.end_lineno is None else str(exc.end_lineno)
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        return f"{module if isinstance(module, str) else '<unknown>'}.{self.exc_type_qualname}"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The class and message, with the lines of a syntax error before and the notes behind."""
        indent = "   " * _depth
        kind = self.exc_type_str
        if self._is_syntax_error:
            for line in self._syntax_error_lines(kind):
                yield indent + line
        else:
            text = f"{kind}: {self._str}" if self._str else f"{kind}"
            if _depth:
                for line in text.split("\n"):
                    yield f"{indent}{line}\n"
            else:
                yield f"{text}\n"
        if not self._have_exc_type:
            return
        for note in self._notes():
            for line in note.split("\n"):
                yield f"{indent}{line}\n"
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group, _depth=_depth + 1, **kwargs)

    def _notes(self):
        notes = self.__notes__
        if notes is None:
            return []
        from collections.abc import Sequence

        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            return [_safe_string(note, "note") for note in notes]
        return [_safe_string(notes, "__notes__", repr)]

    def _syntax_error_lines(self, kind):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            whole = self.text.rstrip("\n")
            text = whole.lstrip(" \n\f")
            yield f"    {text}\n"
            if self.offset is not None:
                start, end = self._columns(whole)
                indent = len(whole) - len(text)
                start, end = start - 1 - indent, end - 1 - indent
                if start >= 0:
                    # Tabs stay: what stands below a tab is one itself.
                    blank = "".join([each if each.isspace() else " " for each in text[:start]])
                    yield f"    {blank}{'^' * (end - start)}\n"
        yield f"{kind}: {self.msg or '<no detail available>'}{suffix}\n"

    def _columns(self, whole):
        """Where the carets of a syntax error begin and end, from 1."""
        start, last = self.offset, len(whole) + 1
        end = (self.end_offset or start) if self.lineno == self.end_lineno else last
        if self.text and start > len(self.text):
            start = last
        if self.text and end > len(self.text):
            end = last
        if start >= end or end < 0:
            end = start + 1
        return start, end

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """The whole report, some lines at a time."""
        margin = _Margin() if _ctx is None else _ctx
        reports = []
        report, joint = self, None
        while report is not None:
            before = joint = None
            if chain and report.__cause__ is not None:
                before, joint = report.__cause__, _CAUSE
            elif chain and report.__context__ is not None and not report.__suppress_context__:
                before, joint = report.__context__, _CONTEXT
            reports.append((joint, report))
            report = before
        for joint, report in reversed(reports):
            if joint is not None:
                yield from margin.lines(joint)
            yield from report._format_one(margin, chain, self.max_group_depth, kwargs)

    def _format_one(self, margin, chain, deepest, options):
        if self.exceptions is None:
            if self.stack:
                yield from margin.lines("Traceback (most recent call last):\n")
                yield from margin.lines(self.stack.format(**options))
            yield from margin.lines(self.format_exception_only(**options))
            return
        if margin.depth > deepest:
            yield from margin.lines(f"... (max_group_depth is {deepest})\n")
            return
        is_outermost = margin.depth == 0
        if is_outermost:
            margin.depth = 1
        if self.stack:
            heading = "Exception Group Traceback (most recent call last):\n"
            yield from margin.lines(heading, "+" if is_outermost else "|")
            yield from margin.lines(self.stack.format(**options))
        yield from margin.lines(self.format_exception_only(**options))
        yield from self._format_members(margin, chain, options)
        if is_outermost:
            margin.depth = 0

    def _format_members(self, margin, chain, options):
        widest = self.max_group_width
        total = len(self.exceptions)
        shown = total if widest is None or total <= widest else widest + 1
        margin.needs_close = False
        for index in range(shown):
            is_last = index == shown - 1
            if is_last:
                # A group inside closes the frame instead.
                margin.needs_close = True
            is_cut = widest is not None and index >= widest
            corner = "+-" if index == 0 else "  "
            yield f"{margin.indent}{corner}+---------------- {'...' if is_cut else index + 1} ----------------\n"
            margin.depth += 1
            if is_cut:
                rest = total - widest
                yield from margin.lines(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from self.exceptions[index].format(chain=chain, _ctx=margin, **options)
            if is_last and margin.needs_close:
                yield f"{margin.indent}+------------------------------------\n"
                margin.needs_close = False
            margin.depth -= 1

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain, **kwargs), file)


# MARK: Functions


def _write(texts, file):
    file = sys.stderr if file is None else file
    for text in texts:
        print(text, file=file, end="")


def _given(exc, value, tb):
    """The exception and its traceback, from the one argument of today or the three of old."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Prints the whole report of an exception."""
    value, tb = _given(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain, **kwargs)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """The whole report of an exception as a list of strings."""
    value, tb = _given(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain, **kwargs))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The class and message of an exception as a list of strings."""
    value = exc if value is _sentinel else value
    report = TracebackException(type(value), value, None, compact=True)
    return list(report.format_exception_only(show_group=show_group, **kwargs))


def print_exc(limit=None, file=None, chain=True):
    """Prints the report of the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The report of the exception that is being handled as one string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Prints the report of the last exception that nobody caught."""
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError("no last exception")


def extract_tb(tb, limit=None):
    """The calls of a traceback."""
    return StackSummary._extract(_walk_positions(tb), limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def extract_stack(f=None, limit=None):
    """The calls in progress, outermost first."""
    stack = StackSummary.extract(walk_stack(sys._getframe().f_back if f is None else f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe().f_back if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit), file)


def format_list(extracted_list):
    """The texts of calls, which may be tuples of file, line, name and text."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def clear_frames(tb):
    """Lets go of the variables of the calls in a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # It is still running.
            pass
        tb = tb.tb_next
