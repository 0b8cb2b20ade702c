#!/usr/bin/env python3
"""Checks the oracle against CPython as it comes, on the real clock.

    real_clock.py [--rounds N] [--demos]

1. The programs in `clock_probes/`, whose order depends on how the clock moves, must print the same on the virtual
   clock as on the real one, in more than half of N rounds: a busy machine delays the real loop now and then,
   but a wrong rule differs every time.
2. Every conformance program that does not import asyncio must do the same with nothing of the oracle installed.
3. With `--demos`, each demo too must print the same on the real clock (as its users will see it).
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from interpreter import NoInterpreter, find_python, run_program
from programs import all_programs

PROBES = Path(__file__).resolve().parent / "clock_probes"
AT_A_TIME = 4
"""The programs mostly sleep."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--demos", action="store_true")
    parser.add_argument("--python", help="the python3.13 to use")
    options = parser.parse_args()
    try:
        python = find_python(options.python)
    except NoInterpreter as error:
        print(f"real_clock: {error}", file=sys.stderr)
        return 69

    def agreements(path: Path, rounds: int) -> int:
        """In how many rounds the real clock gives the same as the virtual one."""
        virtual = run_program(python, path)
        return sum(run_program(python, path, virtual=False) == virtual for _ in range(rounds))

    timed = [(path, options.rounds) for path in sorted(PROBES.glob("*.py"))]
    plain = []
    for program in all_programs():
        if program.group == "demos":
            timed += [(program.path, 1)] if options.demos else []
        elif b"asyncio" not in program.path.read_bytes():
            plain.append((program.path, 1))

    faults = 0
    for heading, jobs in (("on the real clock", timed), ("without the oracle", plain)):
        print(f"{heading}: {len(jobs)} programs")
        with ThreadPoolExecutor(AT_A_TIME if jobs is timed else None) as pool:
            for (path, rounds), agreed in zip(jobs, pool.map(lambda job: agreements(*job), jobs)):
                faults += 2 * agreed <= rounds
                if jobs is timed or agreed < rounds:
                    print(f"  {path.stem:28} the same in {agreed} of {rounds}")
    print("no difference" if faults == 0 else f"{faults} programs differ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
