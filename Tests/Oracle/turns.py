"""The order of turns as text: JSON lines, whole as the recorder writes them, or condensed for keeping.

A condensed line lists only the tasks that differ from the line before (all, in the first). So a recorded file
shows at a glance what each turn changed, and stays small; `expand` undoes it.
"""

import json
from collections.abc import Iterable

FIELDS = ("event", "running", "ready", "tasks")
"""The keys that both sides have; `loopscope frames` says more."""

EVENTS = ("turn-started", "turn-ended")


def _parse(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def _print(lines: Iterable[dict]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def condense(text: str) -> str:
    known: dict[int, dict] = {}
    lines = []
    for line in _parse(text):
        changed = [task for task in line["tasks"] if known.get(task["id"]) != task]
        known.update((task["id"], task) for task in changed)
        lines.append({**line, "tasks": changed})
    return _print(lines)


def expand(text: str) -> str:
    known: dict[int, dict] = {}
    lines = []
    for line in _parse(text):
        known.update((task["id"], task) for task in line["tasks"])
        lines.append({**line, "tasks": [known[number] for number in sorted(known)]})
    return _print(lines)


def turns_of_frames(text: str) -> str:
    """The turns in what `loopscope frames --every turn --format json` prints, with the common keys alone."""
    return _print(select_turns(_parse(text)))


def select_turns(lines: Iterable[dict]) -> Iterable[dict]:
    task_fields = ("id", "name", "coroutine", "state", "done", "cancelled", "cancelling", "result", "exception")
    for line in lines:
        if line["event"] not in EVENTS:
            continue
        turn = {field: line[field] for field in FIELDS}
        turn["tasks"] = [{field: task[field] for field in task_fields} for task in line["tasks"]]
        yield turn


def first_difference(expected: str, found: str) -> str:
    """One sentence on where two orders of turns part; empty if they are the same."""
    ours, theirs = _parse(found), _parse(expected)
    for number, (want, have) in enumerate(zip(theirs, ours), start=1):
        for field in FIELDS:
            if want[field] != have[field]:
                return f"line {number} ({want['event']}): {field}: expected {_short(want[field], have[field])}"
    if len(ours) != len(theirs):
        return f"expected {len(theirs)} lines, found {len(ours)}"
    return ""


def _short(want, have) -> str:
    """Both values; of two task lists only the entries that differ."""
    if isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
        pairs = [(w, h) for w, h in zip(want, have) if w != h]
        want, have = [w for w, _ in pairs], [h for _, h in pairs]
    return f"{json.dumps(want)}, found {json.dumps(have)}"
