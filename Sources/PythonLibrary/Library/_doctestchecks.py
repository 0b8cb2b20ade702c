"""Whether an output is the one that was wanted; a part of `doctest`."""

import re

from _doctestexamples import (
    BLANKLINE_MARKER,
    DONT_ACCEPT_BLANKLINE,
    DONT_ACCEPT_TRUE_FOR_1,
    ELLIPSIS,
    ELLIPSIS_MARKER,
    NORMALIZE_WHITESPACE,
    REPORT_CDIFF,
    REPORT_NDIFF,
    REPORT_UDIFF,
)


def _indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


def _fits(pattern, text):
    """Whether the pieces between the ellipses of a pattern stand in the text, in their order."""
    first, *middle = pattern.split(ELLIPSIS_MARKER)
    if not middle:
        return pattern == text
    last = middle.pop()
    place, end = len(first), len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)) or end < place:
        return False
    for piece in middle:
        # The earliest place leaves the most room for the rest.
        place = text.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return True


class OutputChecker:
    """Decides whether an output is the one that was wanted, and says how it differs."""

    def check_output(self, want, got, optionflags):
        want, got = (text.encode("ascii", "backslashreplace").decode("ascii") for text in (want, got))
        if want == got:
            return True
        # What was written before there were `True` and `False`.
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (want, got) in (("1\n", "True\n"), ("0\n", "False\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = " ".join(want.split()), " ".join(got.split())
        return want == got or bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        """The part of a report that shows the wanted output and the one that came."""
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if _is_worth_a_diff(example.want, got, optionflags):
            return _difference(example.want, got, optionflags)
        wanted = f"Expected:\n{_indented(example.want)}" if example.want else "Expected nothing\n"
        return wanted + (f"Got:\n{_indented(got)}" if got else "Got nothing\n")


def _is_worth_a_diff(want, got, optionflags):
    if optionflags & REPORT_NDIFF:
        return True
    return bool(optionflags & (REPORT_UDIFF | REPORT_CDIFF)) and min(want.count("\n"), got.count("\n")) > 2


def _difference(want, got, optionflags):
    import difflib

    old, new = want.splitlines(keepends=True), got.splitlines(keepends=True)
    if optionflags & REPORT_UDIFF:
        kind = "unified diff with -expected +actual"
        lines = list(difflib.unified_diff(old, new, n=2))[2:]
    elif optionflags & REPORT_CDIFF:
        kind = "context diff with expected followed by actual"
        lines = list(difflib.context_diff(old, new, n=2))[2:]
    else:
        kind = "ndiff with -expected +actual"
        lines = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(old, new)
    return f"Differences ({kind}):\n" + _indented("".join(lines))


OutputChecker.__module__ = "doctest"
