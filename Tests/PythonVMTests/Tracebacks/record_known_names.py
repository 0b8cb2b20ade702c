#!/usr/bin/env python3.13
"""Writes Sources/PythonVM/Tracebacks/KnownNames.swift: names that this Python's suggestions know."""

import builtins
import pathlib
import sys

def array(words) -> str:
    rows = [""]
    for word in words:
        entry = f'"{word}", '
        if len(rows[-1]) + len(entry) > 110:
            rows.append("")
        rows[-1] += entry
    return "".join(f"    {row.rstrip()}\n" for row in rows)


target = pathlib.Path(__file__).parents[3] / "Sources" / "PythonVM" / "Tracebacks" / "KnownNames.swift"
target.write_text(
    f"""// Written by `Tests/PythonVMTests/Tracebacks/record_known_names.py` from Python {sys.version.split()[0]}.

/// The names of `builtins` in its own order: of two names that are equally near, suggestions take the first.
let builtinNames: [String] = [
{array(builtins.__dict__)}]

/// `sys.stdlib_module_names`: a NameError for one of these asks whether an import was forgotten.
let standardModuleNames: Set<String> = [
{array(sorted(sys.stdlib_module_names))}]
"""
)
