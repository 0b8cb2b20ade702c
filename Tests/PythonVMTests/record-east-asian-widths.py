#!/usr/bin/env python3.13
"""Writes EastAsianWidths.swift of Sources/PythonVM/Text from the Unicode tables of this Python."""

import pathlib
import unicodedata

NAMES = {"A": "ambiguous", "F": "fullwidth", "H": "halfwidth", "Na": "narrow"}

ranges = {width: [] for width in NAMES}
previous = None
for code in range(0x110000):
    width = unicodedata.east_asian_width(chr(code))
    if width in ranges:
        if width == previous:
            ranges[width][-1][1] = code
        else:
            ranges[width].append([code, code])
    previous = width

parts = []
for width, name in NAMES.items():
    rows, row = [], ""
    for low, high in ranges[width]:
        entry = f"0x{low:04X}...0x{high:04X},"
        if len(row) + len(entry) > 106:
            rows.append(row.rstrip())
            row = ""
        row += entry + " "
    rows.append(row.rstrip())
    body = "".join(f"        {row}\n" for row in rows)
    parts.append(f"    /// `{width}`.\n    static let {name}: [ClosedRange<UInt32>] = [\n{body}    ]\n")

text = (
    f"""/// East Asian Width of Unicode {unicodedata.unidata_version}, rising; W stands in `wideRanges`, with F, and all other code points are N.
///
/// Written by `Tests/PythonVMTests/record-east-asian-widths.py`.
enum EastAsianWidths {{
"""
    + "\n".join(parts)
    + "}\n"
)
(pathlib.Path(__file__).parents[2] / "Sources/PythonVM/Text/EastAsianWidths.swift").write_text(text)
