"""Writes how large CPython's objects are whose classes are made in C: Sources/PythonVM/Types/NativeLayouts.swift.

A line for each class: its name, `__basicsize__`, `__itemsize__`, `__dictoffset__`, `__weakrefoffset__`, and letters: `c` collected by cycles,
`h` dictionary or weak references in the head before the object, `k` the dictionary, `s` with a `__sizeof__` of its own. Run with python3.13.
"""

import importlib
import pathlib

from standard_names import MODELLED

MANAGED_DICTIONARY = 1 << 4
MANAGED = 1 << 3 | MANAGED_DICTIONARY
COLLECTED = 1 << 14


def classes(root: type, seen: set[type]) -> set[type]:
    if root not in seen:
        seen.add(root)
        for each in type.__subclasses__(root):
            classes(each, seen)
    return seen


def line(each: type) -> str:
    letters = ""
    if each.__flags__ & COLLECTED:
        letters += "c"
    if each.__flags__ & MANAGED:
        letters += "h"
    if each.__flags__ & MANAGED_DICTIONARY:
        letters += "k"
    if any("__sizeof__" in vars(base) for base in each.__mro__[:-1]):
        letters += "s"
    sizes = f"{each.__basicsize__} {each.__itemsize__} {each.__dictoffset__} {each.__weakrefoffset__}"
    return f"{each.__module__}.{each.__qualname__} {sizes} {letters}".strip()


def main() -> None:
    for name in MODELLED:
        importlib.import_module(name)
    known = set(MODELLED)
    # `__firstlineno__` marks what a class statement has made.
    native = [
        each
        for each in classes(object, set())
        if (each.__module__ in known or each.__module__.startswith("_")) and "__firstlineno__" not in vars(each) and each.__module__ != "__main__"
    ]
    target = pathlib.Path(__file__).parents[2] / "Sources/PythonVM/Types/NativeLayouts.swift"
    lines = "\n".join("        " + each for each in sorted(set(map(line, native))))
    target.write_text(
        "extension InstanceLayout {\n"
        "    /// CPython's classes that are made in C, as `Tests/Oracle/instance_layouts.py` finds them.\n"
        f'    static let recorded = """\n{lines}\n        """\n' + "}\n"
    )


if __name__ == "__main__":
    main()
