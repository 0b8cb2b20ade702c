#!/usr/bin/env python3
"""Records what CPython 3.13 prints for the programs in this folder, on the oracle's virtual clock.

    record.py            writes NAME.txt beside each NAME.py
    record.py --check    writes nothing, says what has changed, ends with 1 if something has

The tests of the model run the same scenarios as scripts and compare with these files. A file holds what the
program printed to stdout and, if it is not 0, the exit status.
"""

import sys
from pathlib import Path

FACTS = Path(__file__).resolve().parent
sys.path.insert(0, str(FACTS.parents[1] / "Oracle"))
sys.dont_write_bytecode = True

from interpreter import NoInterpreter, find_python, run_program  # noqa: E402


def main() -> int:
    check_only = "--check" in sys.argv[1:]
    try:
        python = find_python()
    except NoInterpreter as error:
        print(f"record: {error}", file=sys.stderr)
        return 69
    changed = 0
    for program in sorted(FACTS.glob("*.py")):
        if program.name == "record.py":
            continue
        outcome = run_program(python, program)
        text = outcome.out + (f"exit status {outcome.status}\n" if outcome.status else "")
        kept = program.with_suffix(".txt")
        if not kept.exists() or kept.read_text(encoding="utf-8") != text:
            changed += 1
            print(f"changed: {kept.name}")
            if not check_only:
                kept.write_text(text, encoding="utf-8")
    return 1 if check_only and changed else 0


if __name__ == "__main__":
    sys.exit(main())
