"""Writes which modules CPython's library has, and which names are in those that loopscope models.

What loopscope lacks of these is refused as unsupported; what is not among them is an ImportError or AttributeError, as
in CPython. Run with python3.13; the result stands in Sources/PythonLibrary/Library/standard-names.txt.
"""

import importlib
import pathlib
import sys

MODELLED = """
    __future__ abc argparse array asyncio asyncio.exceptions asyncio.runners asyncio.tasks asyncio.timeouts atexit base64 binascii bisect builtins
    calendar cmath collections collections.abc concurrent.futures contextlib contextvars copy copyreg dataclasses datetime decimal doctest enum errno fractions functools gc
    graphlib hashlib heapq inspect io itertools json json.decoder json.encoder json.scanner keyword linecache logging logging.config logging.handlers math
    numbers operator os os.path pprint queue random re reprlib secrets signal statistics string struct sys textwrap threading time timeit traceback
    types typing unicodedata uuid warnings weakref zlib
""".split()


def main() -> None:
    lines = ["modules: " + " ".join(sorted(name for name in sys.stdlib_module_names if not name.startswith("_")))]
    for name in MODELLED:
        names = sorted(each for each in dir(importlib.import_module(name)) if not each.startswith("_"))
        lines.append(f"{name}: " + " ".join(names))
    target = pathlib.Path(__file__).parents[2] / "Sources/PythonLibrary/Library/standard-names.txt"
    target.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
