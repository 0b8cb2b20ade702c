#!/usr/bin/env python3
"""Runs one program as the oracle does: CPython 3.13 on the virtual clock.

    oracle.py PROGRAM.py            its stdout, stderr and exit status, as they are
    oracle.py --turns PROGRAM.py    the order of its turns instead, as JSON lines
"""

import argparse
import subprocess
import sys
from pathlib import Path

from interpreter import NoInterpreter, environment, find_python, run_program


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--python", help="the python3.13 to use")
    parser.add_argument("--turns", action="store_true", help="print the order of turns")
    options = parser.parse_args()
    try:
        python = find_python(options.python)
    except NoInterpreter as error:
        print(f"oracle: {error}", file=sys.stderr)
        return 69
    if options.turns:
        sys.stdout.write(run_program(python, options.program, turns=True).turns)
        return 0
    return subprocess.run([python, options.program], env=environment()).returncode


if __name__ == "__main__":
    sys.exit(main())
