#!/usr/bin/env python3.13
"""Writes EastAsianRanges.swift of Sources/EastAsianWidth from the Unicode tables of this Python."""

import pathlib
import unicodedata

WIDTHS = {
    "narrow": ("Na",),
    "ambiguous": ("A",),
    "halfwidth": ("H",),
    "fullwidth": ("F",),
    "wideOrFullwidth": ("W", "F"),
}


def ranges(widths):
    found = []
    for code in range(0x110000):
        if unicodedata.east_asian_width(chr(code)) in widths:
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return found


def rows(entries):
    row = ""
    for low, high in entries:
        entry = f"0x{low:04X}...0x{high:04X},"
        if len(row) + len(entry) > 106:
            yield row.rstrip()
            row = ""
        row += entry + " "
    yield row.rstrip()


parts = []
for name, widths in WIDTHS.items():
    body = "".join(f"        {row}\n" for row in rows(ranges(widths)))
    parts.append(f"    /// {' and '.join(f'`{width}`' for width in widths)}.\n    static let {name}: [ClosedRange<UInt32>] = [\n{body}    ]\n")

text = (
    f"""/// The code points of each East Asian Width in Unicode {unicodedata.unidata_version}, rising; all others are `N`.
///
/// Written by `Tests/ScreenTests/record-east-asian-width.py`.
enum EastAsianRanges {{
"""
    + "\n".join(parts)
    + "}\n"
)
(pathlib.Path(__file__).parents[2] / "Sources/EastAsianWidth/EastAsianRanges.swift").write_text(text)
