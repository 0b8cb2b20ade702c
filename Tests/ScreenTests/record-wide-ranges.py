#!/usr/bin/env python3.13
"""Writes WideRanges.swift of Sources/Screen and Sources/PythonVM/Text from the Unicode tables of this Python."""

import pathlib
import unicodedata

ranges = []
for code in range(0x80, 0x110000):
    # Unassigned code points of the ideographic planes are W too; they are never drawn as such.
    if unicodedata.east_asian_width(chr(code)) in "WF":
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])

rows = []
row = ""
for low, high in ranges:
    entry = f"0x{low:04X}...0x{high:04X},"
    if len(row) + len(entry) > 110:
        rows.append(row.rstrip())
        row = ""
    row += entry + " "
rows.append(row.rstrip())

text = (
    f"""/// Code points that take two columns: East Asian Width W or F in Unicode {unicodedata.unidata_version}, rising.
///
/// Written by `Tests/ScreenTests/record-wide-ranges.py`.
let wideRanges: [ClosedRange<UInt32>] = [
"""
    + "".join(f"    {row}\n" for row in rows)
    + "]\n"
)
for folder in ["Screen", "PythonVM/Text"]:
    (pathlib.Path(__file__).parents[2] / "Sources" / folder / "WideRanges.swift").write_text(text)
