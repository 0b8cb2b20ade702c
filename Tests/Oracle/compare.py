#!/usr/bin/env python3
"""Compares loopscope with what CPython 3.13 was recorded to do. Needs no python3.13 itself.

    compare.py --loopscope PATH [NAME ...]      all programs, or those whose GROUP/NAME contains a NAME
    compare.py --loopscope PATH --inside [...]  asks CPython anew, and compares timers and what tasks wait for too

For each program: `loopscope run` must print the same to stdout and stderr (after `normalise.py`'s rule) and end with the
same status; where an order of turns is recorded, `loopscope frames --every turn --format json` must tell the same turns.

A status of 3, `unsupported`, is a failure too, counted apart. When the oracle ended in a deadlock (status 4), what either
side says about it on stderr is its own affair: only stdout and the status are compared.
"""

import argparse
import collections
import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from interpreter import NoInterpreter, Outcome, find_python, run_program
from normalise import normalise
from programs import Program, all_programs
from turns import first_difference, turns_of_frames

UNSUPPORTED = 3
DEADLOCK = 4
DIFFERENCE_LINES = 12


@dataclass
class Verdict:
    """What was wrong with one program; nothing, if it passed."""

    program: Program
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def kinds(self) -> str:
        return ", ".join(self.faults) or "passed"


class Loopscope:
    """The binary under test."""

    def __init__(self, path: str, time_limit: float) -> None:
        self._path = path
        self._time_limit = time_limit

    def _call(self, *arguments: str) -> tuple[bytes, bytes, int]:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb"}
        result = subprocess.run(
            [self._path, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=self._time_limit,
        )
        return result.stdout, result.stderr, result.returncode

    def run(self, program: Path) -> Outcome:
        out, err, status = self._call("run", str(program))
        return Outcome(_text(out, program), _text(err, program), status)

    def turns(self, program: Path) -> str:
        """The turns, as JSON lines."""
        out, _, _ = self._call("frames", str(program), "--every", "turn", "--format", "json")
        return turns_of_frames(_text(out, program))


def _text(raw: bytes, program: Path) -> str:
    return normalise(raw.decode("utf-8", "backslashreplace"), str(program))


def compare(loopscope: Loopscope, program: Program, python: str | None = None) -> Verdict:
    """Compares a program with what was recorded, or with what `python` says now."""
    verdict = Verdict(program)
    expected = program.read_expected()
    if python and expected and expected.turns:
        expected = run_program(python, program.path, turns=True)
    if expected is None:
        verdict.faults["unrecorded"] = "record.py has not recorded it yet"
        return verdict
    try:
        found = loopscope.run(program.path.resolve())
        compare_outcomes(expected, found, verdict)
        if expected.turns and found.status != UNSUPPORTED:
            compare_turns(expected, loopscope, program.path.resolve(), verdict)
    except subprocess.TimeoutExpired as error:
        verdict.faults["hangs"] = f"no end after {error.timeout} s"
    return verdict


def compare_turns(expected: Outcome, loopscope: Loopscope, program: Path, verdict: Verdict) -> None:
    """Notes where the order of turns parts."""
    try:
        difference = first_difference(expected.turns, loopscope.turns(program))
    except (KeyError, ValueError, TypeError) as error:
        difference = f"not the JSON that was promised: {error!r}"
    if difference:
        verdict.faults["turns"] = difference


def compare_outcomes(expected: Outcome, found: Outcome, verdict: Verdict) -> None:
    """Notes how stdout, stderr and status differ."""
    if found.status == UNSUPPORTED and expected.status != UNSUPPORTED:
        verdict.faults["unsupported"] = found.err.strip()
        return
    if found.status < 0:
        verdict.faults["crash"] = f"ended by signal {-found.status}\n{found.err[-2000:]}"
        return
    if found.status != expected.status:
        verdict.faults["status"] = f"expected {expected.status}, found {found.status}"
    if found.out != expected.out:
        verdict.faults["stdout"] = _difference(expected.out, found.out)
    if found.err != expected.err and expected.status != DEADLOCK:
        verdict.faults["stderr"] = _difference(expected.err, found.err)


def _difference(expected: str, found: str) -> str:
    lines = list(difflib.unified_diff(expected.splitlines(), found.splitlines(), "CPython", "loopscope", lineterm="", n=1))
    if not lines:
        return "only the last line feed differs"
    more = [f"... {len(lines) - DIFFERENCE_LINES} more lines"] if len(lines) > DIFFERENCE_LINES else []
    return "\n".join([line[:300] for line in lines[2:DIFFERENCE_LINES]] + more)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--loopscope", required=True, metavar="PATH", help="the binary")
    parser.add_argument("--inside", action="store_true", help="ask CPython anew: timers and what tasks wait for are compared too")
    parser.add_argument("--python", help="the python3.13 to ask")
    parser.add_argument("--brief", action="store_true", help="leave out what differs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many run at a time")
    parser.add_argument("--time-limit", type=float, default=60, metavar="SECONDS", help="for each run")
    options = parser.parse_args()
    loopscope = Loopscope(os.path.abspath(options.loopscope), options.time_limit)
    programs = all_programs(options.names)
    python = None
    if options.inside:
        try:
            python = find_python(options.python)
        except NoInterpreter as error:
            print(f"compare: {error}", file=sys.stderr)
            return 69
        programs = [program for program in programs if program.expected_files()["turns"].exists()]
    with ThreadPoolExecutor(options.jobs) as pool:
        verdicts = list(pool.map(lambda program: compare(loopscope, program, python), programs))

    groups = collections.defaultdict(lambda: [0, 0])
    for verdict in verdicts:
        groups[verdict.program.group][1 if verdict.faults else 0] += 1
        if verdict.faults:
            print(f"FAILED {verdict.program.title}: {verdict.kinds}")
            for kind, detail in verdict.faults.items() if not options.brief else ():
                print(f"    {kind}: " + detail.replace("\n", "\n        "))
    print(f"\n{'group':16}{'passed':>8}{'failed':>8}")
    for group, (passed, failed) in sorted(groups.items()):
        print(f"{group:16}{passed:8}{failed or '':>8}")
    failed = sum(1 for verdict in verdicts if verdict.faults)
    unsupported = sum(1 for verdict in verdicts if "unsupported" in verdict.faults)
    note = f" ({unsupported} of them unsupported)" if unsupported else ""
    print(f"{len(verdicts) - failed} passed, {failed} failed{note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
