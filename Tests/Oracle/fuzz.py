#!/usr/bin/env python3
"""Compares loopscope with CPython 3.13 on random programs.

    fuzz.py --loopscope PATH KIND [FIRST [COUNT]]     seeds FIRST to FIRST + COUNT - 1
    fuzz.py --show KIND SEED                          prints the program of a seed

KIND is `expressions`, `statements`, or for asyncio `schedules` (tasks alone), `coordination` (everything) or `streams`. Programs whose
stdout, status or order of turns differs are shrunk to the fewest lines that still differ and kept in the folder that `--keep` names.
Stderr is compared where programs are small enough that CPython's collector does not run by itself, or turn it off: it would
decide when circles of references die.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from compare import Loopscope, Verdict, compare_outcomes, compare_turns
from interpreter import NoInterpreter, find_python
from program_servers import ProgramServers
from programs import Program
from shrink import shrink

WITH_TURNS = ("schedules", "coordination", "streams")
WITH_STDERR = ("coordination", "streams", "schedules")
KINDS = ("expressions", "statements", "schedules", "coordination", "streams")
SHOWN = 1_500


def generate(kind: str, seed: int) -> str:
    return importlib.import_module(f"generators.{kind}").generate(seed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS, metavar="KIND")
    parser.add_argument("first", type=int, nargs="?", default=0, metavar="FIRST")
    parser.add_argument("count", type=int, nargs="?", default=100, metavar="COUNT")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--loopscope", metavar="PATH", help="the binary")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to put programs that differ")
    parser.add_argument("--no-stderr", action="store_true", help="leave stderr out")
    parser.add_argument("--whole", action="store_true", help="do not shrink programs that differ")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--python", help="the python3.13 to use")
    options = parser.parse_args()
    if options.show:
        print(generate(options.kind, options.first), end="")
        return 0
    if not options.loopscope:
        parser.error("--loopscope is needed")
    try:
        python = find_python(options.python)
    except NoInterpreter as error:
        print(f"fuzz: {error}", file=sys.stderr)
        return 69
    loopscope = Loopscope(os.path.abspath(options.loopscope), time_limit=60)

    with tempfile.TemporaryDirectory() as folder, ProgramServers(python, options.jobs) as servers:

        def check(name: str, source: str, without: str | None = None) -> Verdict:
            """Compares one program; one for which CPython says `without` passes."""
            path = Path(folder) / f"{name}.py"
            path.write_text(source, encoding="utf-8")
            verdict = Verdict(Program(options.kind, path))
            expected = servers.run(path, turns=options.kind in WITH_TURNS)
            if without and without in expected.out + expected.err:
                return verdict
            try:
                found = loopscope.run(path)
                if found.status == expected.status and (options.no_stderr or options.kind not in WITH_STDERR):
                    found = replace(found, err=expected.err)
                compare_outcomes(expected, found, verdict)
                if not verdict.faults and expected.turns:
                    compare_turns(expected, loopscope, path, verdict)
            except subprocess.TimeoutExpired as error:
                verdict.faults["hangs"] = f"no end after {error.timeout} s"
            return verdict

        def check_seed(seed: int) -> Verdict:
            name, source = f"{options.kind}_{seed}", generate(options.kind, seed)
            verdict = check(name, source)
            if not verdict.faults or options.whole:
                return verdict
            faults = set(verdict.faults)
            # A name whose definition was taken out is another difference.
            short = shrink(source, lambda text: not faults.isdisjoint(check(f"{name}_short", text, "NameError").faults))
            return check(name, short)

        failed = 0
        with ThreadPoolExecutor(options.jobs) as pool:
            for verdict in pool.map(check_seed, range(options.first, options.first + options.count)):
                if not verdict.faults:
                    continue
                failed += 1
                detail = "\n".join(f"    {kind}: {text[:SHOWN]}" for kind, text in verdict.faults.items())
                print(f"FAILED {verdict.program.path.stem}: {verdict.kinds}\n{detail}", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    source = verdict.program.path.read_text(encoding="utf-8")
                    (options.keep / verdict.program.path.name).write_text(source, encoding="utf-8")
    print(f"{options.count - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
