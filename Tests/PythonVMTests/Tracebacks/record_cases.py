#!/usr/bin/env python3.13
"""Writes entries.jsonl, suggestions.jsonl and syntax_errors.jsonl: what this Python answers to questions about tracebacks."""

import ast
import builtins
import json
import pathlib
import random
import traceback
import _suggestions

HERE = pathlib.Path(__file__).parent
PROGRAMS = HERE.parents[1] / "Conformance" / "tracebacks"
random.seed(313)


def entries():
    """Entries of tracebacks for the ranges of syntax tree nodes, as if each of them had been running."""
    for path in sorted(PROGRAMS.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        nodes = [node for node in ast.walk(ast.parse(source)) if getattr(node, "end_lineno", None)]
        for node in random.sample(nodes, 80):
            place = dict(lineno=node.lineno, end_lineno=node.end_lineno)
            columns = dict(colno=node.col_offset, end_colno=node.end_col_offset)
            summary = traceback.FrameSummary(str(path), name="name", **place, **columns)
            text = traceback.StackSummary().format_frame_summary(summary)
            yield {
                "program": path.name,
                "range": [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset],
                "text": text.replace(str(path), path.name),
            }


def suggestions():
    """The nearest of many names, and of few."""
    words = [*dir(builtins), *dir(str), *dir(list), *dir(dict), "größe", "Größe", "x", "xy", "_x", "a" * 45]
    for _ in range(400):
        wanted = list(random.choice(words))
        for _ in range(random.randint(0, 3)):
            index = random.randrange(len(wanted) + 1)
            edit = random.choice(["insert", "delete", "replace", "case"])
            if edit == "insert":
                wanted.insert(index, random.choice("abcdeXYZ_é"))
            elif index < len(wanted):
                if edit == "delete":
                    del wanted[index]
                elif edit == "replace":
                    wanted[index] = random.choice("abcdeXYZ_é")
                else:
                    wanted[index] = wanted[index].swapcase()
        name = "".join(wanted)
        candidates = random.sample(words, random.choice([1, 5, 50]))
        yield {
            "name": name,
            "candidates": candidates,
            "nearest": _suggestions._generate_suggestions(candidates, name),
        }


def syntax_errors():
    """Reports of errors with any place."""
    texts = [None, "", "\n", "x = 1\n", "    indented", "\ttab\tand more\n", "\f  form feed\n", "größe = 日本\n", "a\nb\n"]
    numbers = [None, -5, -1, 0, 1, 2, 3, 5, 8, 9, 10, 20, 100]
    for _ in range(400):
        place = (
            random.choice([None, "f.py", ""]),
            random.choice([None, 1, 2, 7]),
            random.choice(numbers),
            random.choice(texts),
            random.choice([None, 1, 2, 7]),
            random.choice(numbers),
        )
        message = random.choice(["invalid syntax", "", "two\nlines"])
        error = SyntaxError(message, place)
        try:
            text = "".join(traceback.format_exception_only(error))
        except TypeError:
            continue
        yield {"message": message, "place": place, "text": text}


for name, cases in [("entries", entries()), ("suggestions", suggestions()), ("syntax_errors", syntax_errors())]:
    with open(HERE / f"{name}.jsonl", "w", encoding="utf-8") as file:
        for case in cases:
            print(json.dumps(case, ensure_ascii=False), file=file)
