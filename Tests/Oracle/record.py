#!/usr/bin/env python3
"""Records what CPython 3.13 prints for the demos and the conformance programs.

    record.py [NAME ...]            records all programs, or those whose GROUP/NAME contains a NAME
    record.py --check [NAME ...]    records nothing, says what has changed, ends with 1 if something has

Each program runs twice on the oracle's virtual clock: once as it is, once under the recorder of turns, which
must change nothing. Where no python3.13 is present the script says so and ends with 69.
"""

import argparse
import difflib
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from interpreter import NoInterpreter, Outcome, find_python, run_program, version
from programs import EXPECTED, Program, all_programs

DIFFERENCE_LINES = 20


def record(python: str, program: Program) -> Outcome | None:
    """What the oracle says about one program; None if the recorder of turns changes what the program does."""
    plain = run_program(python, program.path)
    watched = run_program(python, program.path, turns=True)
    return watched if replace(watched, turns="") == plain else None


def update(program: Program, outcome: Outcome, check_only: bool) -> list[str]:
    """Brings the files of one program up to date; answers what differed, as unified differences."""
    report: list[str] = []
    for path, text in program.expected_texts(outcome).items():
        present = path.read_text(encoding="utf-8") if path.exists() else None
        if present == text:
            continue
        name = str(path.relative_to(EXPECTED))
        lines = list(difflib.unified_diff(_lines(present), _lines(text), f"{name} as kept", f"{name} now", lineterm=""))
        report += lines[:DIFFERENCE_LINES] + ["..."] * (len(lines) > DIFFERENCE_LINES)
        if check_only:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return report


def _lines(text: str | None) -> list[str]:
    return [] if text is None else text.split("\n")


def stale_files(programs: list[Program]) -> list[Path]:
    """Recorded files whose program is gone."""
    known = {path for program in programs for path in program.expected_files().values()}
    return sorted(p for p in EXPECTED.rglob("*") if p.is_file() and p not in known and p.parent != EXPECTED)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--check", action="store_true", help="only say what has changed")
    parser.add_argument("--python", help="the python3.13 to use")
    options = parser.parse_args()
    try:
        python = find_python(options.python)
    except NoInterpreter as error:
        print(f"record: {error}", file=sys.stderr)
        return 69

    version_file = EXPECTED / "python-version"
    recorded_with = version_file.read_text().strip() if version_file.exists() else "none"
    if recorded_with != version(python):
        print(f"note: recorded with {recorded_with}, now running {version(python)}")

    programs = all_programs(options.names)
    changed = faults = 0
    with ThreadPoolExecutor() as pool:
        for program, outcome in zip(programs, pool.map(lambda p: record(python, p), programs)):
            if outcome is None:
                faults += 1
                print(f"{program.title}: the recorder of turns changes what it does; not recorded")
                continue
            report = update(program, outcome, options.check)
            if report:
                changed += 1
                print(f"{program.title} {'differs' if options.check else 'recorded'}")
                if options.check:
                    print("\n".join(report))
    if not options.names:
        for path in stale_files(programs):
            changed += 1
            print(f"{path.relative_to(EXPECTED)} belongs to no program{'' if options.check else ': removed'}")
            if not options.check:
                path.unlink()
        if not options.check:
            version_file.write_text(version(python) + "\n")
    print(f"{len(programs)} programs, {changed} changed")
    return 1 if faults or options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
