"""The order of turns as text: JSON lines, whole as the recorder writes them, or condensed for keeping.

A condensed line lists only the tasks that differ from the line before (all, in the first). So a recorded file
shows at a glance what each turn changed, and stays small; `expand` undoes it.
"""

import json
from collections.abc import Iterable

FIELDS = ("event", "running", "ready", "tasks")
"""The keys that are kept; `loopscope frames` says more."""

FRESH_FIELDS = ("timers", "suspended")
"""What is compared besides, where CPython has just been asked."""

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
        lines.append({**{field: line[field] for field in FIELDS}, "tasks": changed})
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
        turn["timers"] = sorted(line["timers"], key=lambda timer: (timer["when"], timer["name"], str(timer["task"])))
        turn["suspended"] = [{"task": each["task"], "waits_for": each["waits_for"]} for each in line["suspended"]]
        turn["tasks"] = [{field: task[field] for field in task_fields} for task in line["tasks"]]
        yield turn


def first_difference(expected: str, found: str) -> str:
    """One sentence on where two orders of turns part; empty if they are the same."""
    ours, theirs = _parse(found), _parse(expected)
    gone: set[int] = set()
    for number, (want, have) in enumerate(zip(theirs, ours), start=1):
        gone.update(want.get("gone", ()))
        for field in FIELDS:
            if want[field] != have[field] and not (field == "tasks" and _agree_but_for_names(want[field], have[field], gone)):
                return f"line {number} ({want['event']}): {field}: expected {_short(want[field], have[field])}"
        for field in FRESH_FIELDS:
            if field in want and not _agree(want[field], have[field]):
                return f"line {number} ({want['event']}): {field}: expected {_short(want[field], have[field])}"
    if len(ours) != len(theirs):
        return f"expected {len(theirs)} lines, found {len(ours)}"
    return ""


def _agree(want: list[dict], have: list[dict]) -> bool:
    """Whether two lists say the same, but for what CPython could not tell."""
    if any(each.get("task") == "?" for each in want):
        return [each["when"] for each in want] == [each["when"] for each in have]
    if len(want) != len(have):
        return False
    return all(ours == theirs or ours is not None and key == "waits_for" and theirs is None
               for a, b in zip(want, have) for (key, theirs), ours in zip(a.items(), b.values()))


def _agree_but_for_names(want: list[dict], have: list[dict], gone: set[int]) -> bool:
    """Whether two lists of tasks say the same, but for the names that CPython's tasks took with them."""
    return len(want) == len(have) and all(
        theirs == ours or (theirs["name"] == "?" or theirs["id"] in gone) and {**theirs, "name": ours["name"]} == ours
        for theirs, ours in zip(want, have))


def _short(want, have) -> str:
    """Both values; of two task lists only the entries that differ."""
    if isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
        pairs = [(w, h) for w, h in zip(want, have) if w != h]
        want, have = [w for w, _ in pairs], [h for _, h in pairs]
    return f"{json.dumps(want)}, found {json.dumps(have)}"
