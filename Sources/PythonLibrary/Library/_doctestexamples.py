"""Examples of interactive sessions and how they are read from text; a part of `doctest`."""

import re

__all__ = []

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The bit of an option flag, a new one for a new name (Library Reference, "Option Flags")."""
    if name not in OPTIONFLAGS_BY_NAME:
        OPTIONFLAGS_BY_NAME[name] = 1 << len(OPTIONFLAGS_BY_NAME)
    return OPTIONFLAGS_BY_NAME[name]


def _ended(text):
    return text if text.endswith("\n") else text + "\n"


class Example:
    """One statement of a session, and the output that it should have."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _ended(source)
        self.want = want and _ended(want)
        self.lineno, self.indent = lineno, indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg if exc_msg is None else _ended(exc_msg)

    def _identity(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self._identity() == other._identity() and self.options == other.options

    def __hash__(self):
        return hash(self._identity())


class DocTest:
    """The examples of one docstring; they share `globs`. `lineno` counts from 0, or is None."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples, self.docstring = examples, docstring
        # A copy: what the examples assign must not be seen by others.
        self.globs = dict(globs)
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        match len(self.examples):
            case 0:
                amount = "no examples"
            case 1:
                amount = "1 example"
            case count:
                amount = f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({amount})>"

    def _identity(self):
        return self.docstring, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self._identity() == other._identity() and self.examples == other.examples and self.globs == other.globs

    def __hash__(self):
        return hash(self._identity())

    def _order(self):
        # A test without a line goes before those that have one.
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()


_TRACEBACK_HEADING = re.compile(r"Traceback \((?:most recent call last|innermost last)\):\s*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)


def _expected_message(want):
    """The end of an expected traceback, from the first line that isn't indented; None if it is no traceback."""
    heading = _TRACEBACK_HEADING.match(want)
    if not heading:
        return None
    message = re.compile(r"^\w", re.MULTILINE).search(want, heading.end())
    return want[message.start() :] if message else None


class _Span:
    """The lines of an example: `source` begins in line `first`, `want` follows it, `end` is behind both."""

    def __init__(self, lines, first):
        self.first = first
        self.indent = len(lines[first]) - len(lines[first].lstrip(" "))
        self.end = first + 1
        while self.end < len(lines) and lines[self.end].lstrip(" ").startswith("..."):
            self.end += 1
        self.source = lines[first : self.end]
        while self.end < len(lines) and lines[self.end].strip(" ") and not _begins_example(lines[self.end]):
            self.end += 1
        self.want = lines[first + len(self.source) : self.end]


def _begins_example(line):
    return line.lstrip(" ").startswith(">>>")


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name="<string>"):
        """The examples and the texts between them, which alternate; `name` is for errors only."""
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        pieces, text, number = [], [], 0
        while number < len(lines):
            if not _begins_example(lines[number]):
                text.append(lines[number])
                number += 1
                continue
            span = _Span(lines, number)
            pieces.append("".join(line + "\n" for line in text))
            text, number = [], span.end
            example = self._read(span, name, margin)
            if example:
                pieces.append(example)
        pieces.append("\n".join(text))
        return pieces

    def get_examples(self, string, name="<string>"):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _read(self, span, name, margin):
        """The example of some lines; None if there is nothing to run."""
        indent, behind = span.indent, span.first + len(span.source)
        for number, line in enumerate(span.source, span.first + 1):
            if line[indent + 3 : indent + 4] not in ("", " "):
                raise ValueError(f"line {number} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}")
        # As in CPython, continuation lines are counted from the first one.
        _check_margin(span.source[1:], " " * indent + ".", name, span.first + 1)
        _check_margin(span.want, " " * indent, name, behind + 1)
        source = "\n".join(line[indent + 4 :] for line in span.source)
        want = "\n".join(line[indent:] for line in span.want)
        options = self._read_options(source, name, span.first)
        # A comment alone is no statement.
        if len(span.source) == 1 and source.strip(" ")[:1] in ("", "#"):
            return None
        return Example(source, want, _expected_message(want), span.first, margin + indent, options)

    def _read_options(self, source, name, lineno):
        options = {}
        for directive in _DIRECTIVE.finditer(source):
            for word in directive[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        if options and source.lstrip(" ").startswith("#") and "\n" not in source:
            raise ValueError(f"line {lineno} of the doctest for {name} has an option directive on a line with no example: {source!r}")
        return options


def _check_margin(lines, margin, name, lineno):
    for number, line in enumerate(lines, lineno):
        if line and not line.startswith(margin):
            raise ValueError(f"line {number} of the docstring for {name} has inconsistent leading whitespace: {line!r}")


for _public in (Example, DocTest, DocTestParser, register_optionflag):
    _public.__module__ = "doctest"
for _public in (
    "DONT_ACCEPT_TRUE_FOR_1",
    "DONT_ACCEPT_BLANKLINE",
    "NORMALIZE_WHITESPACE",
    "ELLIPSIS",
    "SKIP",
    "IGNORE_EXCEPTION_DETAIL",
    "REPORT_UDIFF",
    "REPORT_CDIFF",
    "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE",
    "FAIL_FAST",
):
    globals()[_public] = register_optionflag(_public)
