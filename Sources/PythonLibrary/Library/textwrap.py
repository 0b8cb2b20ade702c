"""Wrapping and filling of paragraphs, and indentation."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# ASCII white space only: a non-breaking space breaks nothing.
_whitespace = "\t\n\x0b\x0c\r "
_to_blanks = dict.fromkeys(map(ord, _whitespace), " ")
_punctuation = frozenset("!\"'&.,?")


def _is_word(char):
    return char == "_" or char.isalnum()


def _is_letter(char):
    return char == "_" or char.isalnum() and not char.isdecimal()


def _ends_word(char):
    return char in _punctuation or _is_word(char)


def _dashes(text, i):
    """Where a run of two or more dashes ends that a word follows; 0 if there is none at `i`."""
    j = i
    while j < len(text) and text[j] == "-":
        j += 1
    return j if j - i >= 2 and j < len(text) and _is_word(text[j]) else 0


def _may_break_behind(text, i):
    """Whether a line may end behind the hyphen at `i`: after two letters, or single ones with hyphens, and before letters."""
    before = (
        i >= 2 and _is_letter(text[i - 1]) and _is_letter(text[i - 2])
        or i >= 3 and _is_letter(text[i - 1]) and text[i - 2] == "-" and _is_letter(text[i - 3])
    )
    if not before:
        return False
    after = text[i + 1 : i + 4]
    if len(after) < 2 or not _is_letter(after[0]):
        return False
    return _is_letter(after[1]) or after[1] == "-" and len(after) > 2 and _is_letter(after[2])


class TextWrapper:
    """Wraps text as its attributes say; they may be changed between calls."""

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=" [...]",
    ):
        self.width, self.tabsize, self.max_lines, self.placeholder = width, tabsize, max_lines, placeholder
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.drop_whitespace = expand_tabs, replace_whitespace, drop_whitespace
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.fix_sentence_endings = fix_sentence_endings

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_blanks)
        return text

    def _split(self, text):
        """The pieces that must not be broken, white space among them."""
        chunks, i, n = [], 0, len(text)
        while i < n:
            j = i
            if text[i] in _whitespace:
                while j < n and text[j] in _whitespace:
                    j += 1
            elif not self.break_on_hyphens:
                while j < n and text[j] not in _whitespace:
                    j += 1
            elif i > 0 and _ends_word(text[i - 1]) and _dashes(text, i):
                j = _dashes(text, i)
            else:
                j += 1
                while j < n and text[j] not in _whitespace:
                    if text[j] == "-":
                        if _may_break_behind(text, j):
                            j += 1
                            break
                        if _ends_word(text[j - 1]) and _dashes(text, j):
                            break
                    j += 1
            chunks.append(text[i:j])
            i = j
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Puts two blanks behind what looks like the end of a sentence."""
        for i in range(len(chunks) - 1):
            if chunks[i + 1] != " ":
                continue
            end = chunks[i].removesuffix("'") if chunks[i].endswith("'") else chunks[i].removesuffix('"')
            if len(end) > 1 and end[-1] in ".!?" and "a" <= end[-2] <= "z":
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Breaks a piece that is longer than a line, or lets it have a line of its own."""
        if not self.break_long_words:
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        piece, end = reversed_chunks[-1], 1 if width < 1 else width - cur_len
        if self.break_on_hyphens and end < len(piece):
            # Rather behind a hyphen, unless there are only hyphens before it.
            hyphen = piece.rfind("-", 0, end)
            if hyphen > 0 and piece[:hyphen].strip("-"):
                end = hyphen + 1
        cur_line.append(piece[:end])
        reversed_chunks[-1] = piece[end:]

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        # Taken from the end.
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
                continue
            # No more lines: as much of this one as leaves room for the placeholder.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                length -= len(line.pop())
            else:
                last = lines[-1].rstrip() if lines else None
                if last is not None and len(last) + len(self.placeholder) <= self.width:
                    lines[-1] = last + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of the wrapped text, without line ends."""
        pieces = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(pieces)
        return self._wrap_chunks(pieces)

    def fill(self, text):
        """The wrapped text."""
        lines = self.wrap(text)
        return "\n".join(lines)


def wrap(text, width=70, **kwargs):
    """The lines of the wrapped text."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The wrapped text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, with white space collapsed, cut at the end of a word to fit."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Takes away the white space that all lines begin with; lines of white space become empty."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        indent = line[: len(line) - len(content)]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    if margin:
        lines = [line[len(margin) :] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Puts a prefix before each line for which the predicate is true; by default, that has more than white space."""
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
