#!/usr/bin/env python3
"""How fast loopscope runs programs, in terms of CPython 3.13 running them bare.

    bench.py --loopscope PATH [--rounds N] [NAME ...]

Each program of `programs/` runs N times in each of three ways, in turn, so that a disturbed machine disturbs all of them:

    python    python3.13 PROGRAM                              with a real clock, nothing of the oracle
    run       loopscope run PROGRAM                           nothing is recorded
    trace     loopscope trace PROGRAM -o FILE                 every frame is recorded

The ratio is CPython's time by ours: above 1, loopscope is the faster one. Shown are medians of wall time without the start
of the process: each way's time for a program that does nothing, or only imports asyncio where the measured one does,
is taken off, and shown below the table. Outputs must be the same, or the row
says so. `trace` includes writing the file; a bar on recording is on that time, so it errs against us.

CPython's clock is real and ours is not, so no program may idle: `sleepers.py` says how it avoids that.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Oracle"))

from interpreter import NoInterpreter, environment, find_python, version  # noqa: E402  (a sibling folder)

PROGRAMS = HERE / "programs"
WAYS = ("python", "run", "trace")
TIME_LIMIT = 600
SHORTEST = 0.001
"""Seconds; what is left of a run after its start is never taken to be less."""


@dataclass(frozen=True)
class Bar:
    """The least ratio that a program must reach."""

    program: str
    way: str
    ratio: float


BARS = (
    Bar("loop", "trace", 1),
    Bar("sleep_zero", "trace", 5),
    Bar("sleepers", "trace", 5),
    Bar("deep_await", "trace", 1),
    Bar("queue_items", "trace", 0.7),
    Bar("lock_contention", "trace", 1),
    Bar("task_group", "trace", 1.5),
    Bar("call_soon", "trace", 2),
    Bar("fib", "run", 0.8),
    Bar("classes", "run", 0.8),
    Bar("containers", "run", 1),
    Bar("strings", "run", 0.5),
)

SUSPENDED_TASKS = 100_000
LARGEST_TASK = 1024
LARGEST_FRAME = 32
LONGEST_START = 30
"""Bars in bytes and in milliseconds: see `sizes`."""


@dataclass
class Measurement:
    """The times of one program."""

    name: str
    uses_asyncio: bool = False
    seconds: dict[str, list[float]] = field(default_factory=lambda: {way: [] for way in WAYS})
    outputs: dict[str, bytes] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def median(self, way: str) -> float | None:
        return statistics.median(self.seconds[way]) if self.seconds[way] else None


class Bench:
    """Runs programs in each of the ways."""

    def __init__(self, python: str, loopscope: str, folder: str) -> None:
        self._python = python
        self._loopscope = loopscope
        self._trace = os.path.join(folder, "trace")

    def _command(self, way: str, program: Path) -> list[str]:
        if way == "python":
            return [self._python, str(program)]
        if way == "run":
            return [self._loopscope, "run", str(program)]
        return [self._loopscope, "trace", str(program), "-o", self._trace]

    def run_once(self, way: str, program: Path, measurement: Measurement) -> None:
        if way in measurement.failures:
            return
        command = self._command(way, program)
        start = time.perf_counter()
        try:
            result = subprocess.run(
                command,
                env=environment(virtual=False),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TIME_LIMIT,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            measurement.failures[way] = str(error)
            return
        elapsed = time.perf_counter() - start
        if result.returncode != 0:
            lines = result.stderr.decode("utf-8", "replace").strip().splitlines()
            measurement.failures[way] = f"status {result.returncode}: {lines[-1] if lines else ''}"
            return
        measurement.seconds[way].append(elapsed)
        measurement.outputs[way] = result.stdout

    def measure(self, program: Path, rounds: int) -> Measurement:
        measurement = Measurement(program.stem, b"import asyncio" in program.read_bytes())
        for _ in range(rounds):
            for way in WAYS:
                self.run_once(way, program, measurement)
        if "run" in measurement.outputs and measurement.outputs["run"] != measurement.outputs.get("python"):
            measurement.failures["run"] = "the output differs from CPython's"
        return measurement


Starts = dict[bool, Measurement]
"""What a program costs that does nothing; under True, one that imports asyncio."""


def work(measurement: Measurement, starts: Starts, way: str) -> float | None:
    """The median time without the start, in seconds."""
    seconds, start = measurement.median(way), starts[measurement.uses_asyncio].median(way)
    if seconds is None or start is None or way in measurement.failures:
        return None
    return max(seconds - start, SHORTEST)


def ratio(measurement: Measurement, starts: Starts, way: str) -> float | None:
    ours, theirs = work(measurement, starts, way), work(measurement, starts, "python")
    return None if ours is None or theirs is None else theirs / ours


SUSPENDED = """
import asyncio, sys

async def sleeper():
    await asyncio.sleep(3600)

async def main():
    tasks = [asyncio.create_task(sleeper()) for _ in range(int(sys.argv[1]))]
    await asyncio.sleep(7200)

asyncio.run(main())
"""


def _peak(command: list[str], folder: str) -> int:
    """The most memory, in bytes, that a command had at a time."""
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss * 1024


def sizes(loopscope: str, folder: str, start: float | None) -> int:
    """What a suspended task and a frame take, by the peak memory of runs with many and with few; and how long it takes to the
    first line, from a run that has nothing else to do. Answers how many bars are missed."""
    program = Path(folder) / "suspended.py"
    program.write_text(SUSPENDED)
    few, many = (
        _peak([loopscope, "run", "--until", "10", str(program), "--", str(n)], folder) for n in (1, SUSPENDED_TASKS)
    )
    turns = PROGRAMS / "sleep_zero.py"
    written = subprocess.run([loopscope, "trace", str(turns)], cwd=folder, capture_output=True, text=True)
    frames = int(written.stderr.removeprefix("loopscope: ").split()[0])
    bare = _peak([loopscope, "run", str(turns)], folder)
    kept = _peak([loopscope, "frames", str(turns), "--from", str(frames), "--format", "json"], folder)
    found = (
        ("bytes a suspended task", (many - few) / SUSPENDED_TASKS, LARGEST_TASK),
        ("bytes a frame", (kept - bare) / frames, LARGEST_FRAME),
        ("ms to the first line", (start or 0) * 1e3, LONGEST_START),
    )
    for what, value, bar in found:
        print(f"{what:30}{bar:>8}{value:>8.0f}  {'met' if value <= bar else 'MISSED'}")
    return sum(value > bar for _, value, bar in found)


def _milliseconds(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds * 1e3:.0f}"


def report(measurements: list[Measurement], starts: Starts) -> int:
    """Prints the tables; answers how many bars are missed."""
    ratios = {m.name: {way: ratio(m, starts, way) for way in WAYS} for m in measurements}
    print(f"{'program':16}{'python':>10}{'run':>10}{'trace':>10}   {'python/run':>10}{'python/trace':>14}")
    for m in measurements:
        times = "".join(f"{_milliseconds(work(m, starts, way)):>10}" for way in WAYS)
        shown = ["-" if ratios[m.name][way] is None else f"{ratios[m.name][way]:.2f}" for way in WAYS]
        print(f"{m.name:16}{times}   {shown[1]:>10}{shown[2]:>14}")
        for way, failure in m.failures.items():
            print(f"{'':16}{way}: {failure}")
    print("times in ms, medians; taken off for the start, and with asyncio: ", end="")
    print(", ".join(f"{way} {' and '.join(_milliseconds(starts[a].median(way)) for a in (False, True))}" for way in WAYS))

    print(f"\n{'bar':30}{'wanted':>8}{'found':>8}")
    missed = 0
    for bar in BARS:
        if bar.program not in ratios:
            continue
        found = ratios[bar.program][bar.way]
        met = found is not None and found >= bar.ratio
        missed += not met
        what = f"{bar.program}, {'recorded' if bar.way == 'trace' else 'unrecorded'}"
        print(f"{what:30}{bar.ratio:>8}{'-' if found is None else f'{found:.2f}':>8}  {'met' if met else 'MISSED'}")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of names of programs; all if there are none")
    parser.add_argument("--loopscope", required=True, metavar="PATH", help="the binary, built for release")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", help="the python3.13 to use")
    options = parser.parse_args()
    try:
        python = find_python(options.python)
    except NoInterpreter as error:
        print(f"bench: {error}", file=sys.stderr)
        return 69
    programs = [p for p in sorted(PROGRAMS.glob("*.py")) if not options.names or any(n in p.stem for n in options.names)]
    print(f"CPython {version(python)}, {options.rounds} rounds each")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(python, os.path.abspath(options.loopscope), folder)
        starts: Starts = {}
        for uses_asyncio, source in ((False, ""), (True, "import asyncio\n")):
            program = Path(folder) / f"start{uses_asyncio:d}.py"
            program.write_text(source)
            starts[uses_asyncio] = bench.measure(program, max(options.rounds, 5))
            if starts[uses_asyncio].failures:
                print(f"bench: the program {source!r} fails: {starts[uses_asyncio].failures}", file=sys.stderr)
        measurements = [bench.measure(program, options.rounds) for program in programs]
        missed = report(measurements, starts)
        missed += sizes(os.path.abspath(options.loopscope), folder, starts[False].median("run"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
