"""Casts, played by a terminal emulator that others wrote: pyte."""

import json
import sys
import unicodedata

from tools import RECORDINGS, Failed, installed, record, record_hostile, scripts


def read(text):
    lines = text.splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


def as_version_2(text):
    """A cast of version 3 with the header and the times of version 2."""
    header, events = read(text)
    term = header["term"]
    old = {"version": 2, "width": term["cols"], "height": term["rows"], "title": header["title"], "theme": term["theme"]}
    time, converted = 0, []
    for interval, kind, data in events:
        time = round(time + interval, 3)
        converted.append([time, kind, data])
    return old, converted


class Terminal:
    def __init__(self, columns, rows):
        sys.path.insert(0, str(installed("pyte")))
        import pyte

        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)

    def feed(self, data):
        self.stream.feed(data)

    def cells(self):
        """Of a blank only what it stands on is seen."""
        result = []
        for row in range(self.screen.lines):
            for column in range(self.screen.columns):
                cell = self.screen.buffer[row][column]
                text = unicodedata.normalize("NFC", cell.data)
                if text == " " and not cell.reverse and not cell.underscore:
                    result.append((" ", cell.bg))
                else:
                    result.append((text, cell.fg, cell.bg, cell.bold, cell.underscore, cell.reverse))
        return result


def shown_at_markers(header, events):
    """The cells at each marker: as the film goes on, and for one who jumps there."""
    terminal = Terminal(header["width"], header["height"])
    shown, last = [], ""
    for _, kind, data in events:
        if kind == "o":
            terminal.feed(data)
            last = data
        elif kind == "m":
            jumped = Terminal(header["width"], header["height"])
            jumped.feed(last)
            shown.append((data, terminal.cells(), jumped.cells()))
    return shown


def golden(script, chapter, header):
    """The screen of a chapter as `record --at` shows it."""
    terminal = Terminal(header["width"], header["height"])
    theme = "dark" if header["theme"]["bg"] < "#8" else "light"
    still = record(script, "--at", f"chapter:{chapter}", "--format", "ansi", "--theme", theme)
    rows = still.splitlines()
    terminal.feed("\r\n".join(rows))
    return terminal.cells()


def check_markers():
    """At each marker pyte shows, cell for cell, the screen of that chapter."""
    count = 0
    for script in scripts():
        header, events = read((RECORDINGS / f"{script.stem}.cast").read_text())
        for chapter, cells, jumped in shown_at_markers(header, events):
            expected = golden(script, chapter, header)
            if cells != expected:
                raise Failed(f"{script.name}: at '{chapter}' pyte shows another screen")
            if jumped != expected:
                raise Failed(f"{script.name}: the key frame of '{chapter}' is not the whole screen")
            count += 1
    return f"{count} markers"


def check_versions():
    """Version 3, converted to version 2, is the same film."""
    for script in scripts():
        header, events = read((RECORDINGS / f"{script.stem}.cast").read_text())
        if as_version_2(record(script, "--format", "v3", "-o", "-")) != (header, events):
            raise Failed(f"{script.name}: versions 2 and 3 differ")
        gaps = [after[0] - before[0] for before, after in zip(events, events[1:])]
        if max(gaps) >= 5:
            raise Failed(f"{script.name}: a gap of {max(gaps)} s, which players cut")
    return f"{len(scripts())} casts"


def check_hostile(folder):
    """A program that prints what steers terminals steers none."""
    header, events = read(record_hostile(folder, "-o", "-"))
    terminal = Terminal(header["width"], header["height"])
    for _, kind, data in events:
        if kind == "o":
            terminal.feed(data)
    shown = "\n".join(terminal.screen.display)
    if "^[[2J^[[31mred ^G" not in shown or "</script>" not in shown or "broken" not in shown:
        raise Failed(f"the program's output is not shown as it is:\n{shown}")
    for kind in ("text", "ansi"):
        text = record_hostile(folder, "--format", kind, "-o", "-")
        allowed = "\n\x1b" if kind == "ansi" else "\n"
        if any(unicodedata.category(c) in ("Cc", "Cf") and c not in allowed for c in text):
            raise Failed(f"{kind}: a character that steers terminals is in it")
    return "shown, not obeyed"
