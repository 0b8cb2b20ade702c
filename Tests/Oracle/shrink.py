"""Makes a program that shows a difference as short as it gets.

A program is a tree of its indented lines. Lines are taken out with what is under them, first many at once, then single ones; the
lines of a block take the place of the block. What still shows the difference is kept, until nothing more can go.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Node:
    """A line, and the lines that are indented under it."""

    line: str
    under: list["Node"] = field(default_factory=list)


def parse(source: str) -> list[Node]:
    roots: list[Node] = []
    path: list[tuple[int, list[Node]]] = [(-1, roots)]
    for text in source.splitlines():
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        while path[-1][0] >= indent:
            path.pop()
        node = Node(text.strip())
        path[-1][1].append(node)
        path.append((indent, node.under))
    return roots


def render(nodes: list[Node], depth: int = 0) -> str:
    lines = []
    for node in nodes:
        lines.append("    " * depth + node.line + "\n")
        if node.under:
            lines.append(render(node.under, depth + 1))
        elif node.line.endswith(":"):
            lines.append("    " * (depth + 1) + "pass\n")
    return "".join(lines)


def shrink(source: str, differs: Callable[[str], bool]) -> str:
    """The shortest program found by taking lines out of `source` of which `differs` still says so."""
    roots = parse(source)

    def still_differs() -> bool:
        text = render(roots)
        try:
            compile(text, "shrunk", "exec")
        except SyntaxError:
            return False
        return differs(text)

    if not still_differs():
        return source
    while _pass(roots, still_differs):
        pass
    return render(roots)


def _pass(nodes: list[Node], still_differs: Callable[[], bool]) -> bool:
    """One attempt at everything in a list of lines and under it; whether something went."""
    changed = _take_out(nodes, still_differs)
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.under:
            changed = _pass(node.under, still_differs) or changed
            if _unwrap(nodes, index, still_differs):
                changed = True
                continue
        index += 1
    return changed


def _take_out(nodes: list[Node], still_differs: Callable[[], bool]) -> bool:
    changed = False
    size = max(len(nodes) // 2, 1)
    while size:
        start = 0
        while start < len(nodes):
            removed = nodes[start : start + size]
            del nodes[start : start + size]
            if still_differs():
                changed = True
            else:
                nodes[start:start] = removed
                start += size
        size //= 2
    return changed


def _unwrap(nodes: list[Node], index: int, still_differs: Callable[[], bool]) -> bool:
    """Puts the lines of a block in its place, with the clauses that follow it gone."""
    node = nodes[index]
    if node.line.startswith(("async def", "def", "class")):
        return False
    end = index + 1
    while end < len(nodes) and nodes[end].line.startswith(("except", "finally", "else", "elif")):
        end += 1
    before = nodes[index:end]
    nodes[index:end] = node.under
    if still_differs():
        return True
    nodes[index : index + len(node.under)] = before
    return False
