"""Finds CPython 3.13 and runs programs under it, on the virtual clock or on the real one."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from normalise import normalise

INSIDE = Path(__file__).resolve().parent / "inside"
TIME_LIMIT = 60


@dataclass(frozen=True)
class Outcome:
    """What one run printed, and how it ended."""

    out: str
    err: str
    status: int
    turns: str = ""


class NoInterpreter(Exception):
    """There is no CPython 3.13 here."""


def find_python(named: str | None = None) -> str:
    """The path of a working python3.13: the one named, else this one, else one on the PATH, else one of pyenv's.

    Each is asked for its version: what pyenv puts on the PATH may be a mere shim of a version that is not selected.
    """
    if named:
        candidates = [named]
    else:
        pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
        installed = sorted(glob.glob(os.path.join(pyenv, "versions", "3.13*", "bin", "python3.13")))
        candidates = [sys.executable, shutil.which("python3.13"), shutil.which("python3"), *reversed(installed)]
    for candidate in candidates:
        if candidate and _version(candidate).startswith("3.13."):
            return candidate
    where = named or "the PATH"
    raise NoInterpreter(f"no CPython 3.13 found ({where}); name one with --python PATH")


def _version(python: str) -> str:
    """`3.13.0` and the like; empty if this does not run or is no CPython."""
    code = "import platform; print(platform.python_version() if platform.python_implementation() == 'CPython' else '')"
    try:
        result = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=TIME_LIMIT)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""


def version(python: str) -> str:
    """The full version of an interpreter that `find_python` has found."""
    return _version(python)


def environment(virtual: bool = True, turns: str | None = None) -> dict[str, str]:
    """The same for every run on every machine: no hash seed, no colours, no time zone, UTF-8."""
    variables = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONIOENCODING": "utf-8:strict",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_COLORS": "0",
    }
    if virtual:
        variables["PYTHONPATH"] = str(INSIDE)
    if turns:
        variables["LOOPSCOPE_TURNS"] = turns
    return variables


def run_program(python: str, program: Path, *, virtual: bool = True, turns: bool = False) -> Outcome:
    """Runs one program to its end, without input; everything it printed comes back normalised."""
    program = program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        turns_path = os.path.join(folder, "turns.jsonl") if turns else None
        result = subprocess.run(
            [python, str(program)],
            env=environment(virtual, turns_path),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
        )
        recorded = ""
        if turns_path and os.path.exists(turns_path):
            recorded = Path(turns_path).read_text(encoding="utf-8")
    return Outcome(
        out=normalise(result.stdout.decode("utf-8", "backslashreplace"), str(program)),
        err=normalise(result.stderr.decode("utf-8", "backslashreplace"), str(program)),
        status=exit_status(result.returncode),
        turns=normalise(recorded, str(program)),
    )


def exit_status(code: int) -> int:
    """As a shell says it: KeyboardInterrupt ends a process by its signal."""
    return code if code >= 0 else 128 - code
