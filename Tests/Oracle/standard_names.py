"""Writes which modules CPython's library has, and which names are in those that loopscope models.

What loopscope lacks of these is refused as unsupported; what is not among them is an ImportError or AttributeError, as
in CPython. Run with python3.13; the result stands in Sources/PythonAsyncio/Library/standard-names.txt.
"""

import importlib
import pathlib
import sys

MODELLED = ["asyncio", "asyncio.exceptions", "asyncio.runners", "asyncio.tasks", "asyncio.timeouts", "builtins", "sys", "time"]


def main() -> None:
    lines = ["modules: " + " ".join(sorted(name for name in sys.stdlib_module_names if not name.startswith("_")))]
    for name in MODELLED:
        names = sorted(each for each in dir(importlib.import_module(name)) if not each.startswith("_"))
        lines.append(f"{name}: " + " ".join(names))
    target = pathlib.Path(__file__).parents[2] / "Sources/PythonAsyncio/Library/standard-names.txt"
    target.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
