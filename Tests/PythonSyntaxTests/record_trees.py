"""Records the syntax trees that CPython 3.13 builds for programs, one file for each program.

    python3.13 record_trees.py PROGRAM.py... -o FOLDER
    python3.13 record_trees.py PROGRAM.py            prints the tree

A line is one node: depth, field, type, place, plain fields. TreeDump.swift writes the same from our tree.
"""

import ast
import os
import struct
import sys

SKIPPED = {"ctx", "type_comment", "kind", "type_ignores"}
# Nodes whose end our tree does not keep, as nothing needs it.
START_ONLY = {"arg", "TypeVar", "ParamSpec", "TypeVarTuple"}


def text(value):
    return "".join(
        c if " " <= c <= "~" and c != "\\" else "\\{%x}" % ord(c) for c in value
    )


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "..."
    if isinstance(value, int):
        if value.bit_length() < 64:
            return "int:%d" % value
        return "big:%d" % (value % 1000000007)
    if isinstance(value, float):
        return "float:%x" % struct.unpack("<Q", struct.pack("<d", value))
    if isinstance(value, complex):
        return "complex:%x" % struct.unpack("<Q", struct.pack("<d", value.imag))
    if isinstance(value, bytes):
        return "bytes:" + value.hex()
    return "str:" + text(value)


def dump(node, field, depth, lines):
    name = type(node).__name__
    place = ""
    if hasattr(node, "lineno"):
        place = " %d:%d" % (node.lineno, node.col_offset)
        if name not in START_ONLY:
            place += "-%d:%d" % (node.end_lineno, node.end_col_offset)
    plain = ""
    children = []
    for key in node._fields:
        value = getattr(node, key, None)
        if key in SKIPPED:
            continue
        if name in ("Constant", "MatchSingleton") and key == "value":
            plain += " " + constant(value)
        elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop)):
            plain += " " + type(value).__name__
        elif isinstance(value, ast.AST):
            children.append((key, value))
        elif isinstance(value, list):
            if value and isinstance(value[0], ast.cmpop):
                plain += " " + ",".join(type(op).__name__ for op in value)
            elif value and isinstance(value[0], str):
                plain += " " + ",".join(map(text, value))
            else:
                children += [(key, item) for item in value]
        elif isinstance(value, str):
            plain += " %s=%s" % (key, text(value))
        elif isinstance(value, int):
            plain += " %s=%d" % (key, value)
    lines.append("%d %s %s%s%s" % (depth, field, name, place, plain))
    for key, child in children:
        if child is None:
            lines.append("%d %s None" % (depth + 1, key))
        else:
            dump(child, key, depth + 1, lines)


def tree(path):
    with open(path, "rb") as file:
        source = file.read()
    lines = []
    dump(ast.parse(source, path), "module", 0, lines)
    return "\n".join(lines) + "\n"


def main(arguments):
    folder = None
    if "-o" in arguments:
        index = arguments.index("-o")
        folder = arguments[index + 1]
        arguments = arguments[:index] + arguments[index + 2 :]
    for path in arguments:
        recorded = tree(path)
        if folder is None:
            sys.stdout.write(recorded)
        else:
            name = os.path.splitext(os.path.basename(path))[0] + ".tree"
            with open(os.path.join(folder, name), "w") as file:
                file.write(recorded)


if __name__ == "__main__":
    sys.setrecursionlimit(100000)
    main(sys.argv[1:])
