"""Lines of Python with their indentation."""

from contextlib import contextmanager


class Source:
    """Collects lines; `block` indents those inside it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._depth = 0

    def line(self, text: str) -> None:
        self._lines.append("    " * self._depth + text)

    @contextmanager
    def block(self, header: str):
        self.line(header)
        self._depth += 1
        yield
        self._depth -= 1

    @property
    def depth(self) -> int:
        return self._depth

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"
