"""What the checks share: loopscope itself, and tools that are fetched for them."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DEMOS = REPOSITORY / "demos"
RECORDINGS = DEMOS / "recordings"
# Beside what the compiler writes, which no repository keeps.
ENVIRONMENT = REPOSITORY / ".build" / "recording-tools"


class Skipped(Exception):
    """A tool is missing, and can't be had."""


class Failed(Exception):
    """A recording is not what it should be."""


def loopscope():
    """The binary that LOOPSCOPE names, else the one that was built."""
    named = os.environ.get("LOOPSCOPE")
    for path in [named] if named else [REPOSITORY / ".build" / kind / "loopscope" for kind in ("release", "debug")]:
        if os.access(path, os.X_OK):
            return str(path)
    raise SystemExit("no loopscope is built: swift build --product loopscope")


def record(*arguments):
    """What `loopscope record` writes to standard output."""
    done = subprocess.run([loopscope(), "record", *map(str, arguments)], capture_output=True)
    if done.returncode != 0:
        raise Failed(f"record {' '.join(map(str, arguments))}: {done.stderr.decode()}")
    return done.stdout.decode()


def record_hostile(folder, *arguments):
    """A recording of a program whose output would steer terminals, close elements, and is no UTF-8 in places."""
    program, answers = folder / "hostile.py", folder / "answers.txt"
    program.write_bytes(
        b"print('\\x1b[2J\\x1b[31mred \\x07 \\x9b5n ]]> </script><script>document.title = \"taken\"</script>')\n"
        b"print('<img src=x onerror=alert(1)> </svg></text>', '\\u202e turned', '<!--', '&lt; &amp;')\n"
        b"print(input())\n"
    )
    answers.write_bytes(b"broken \xff\xfe\xc3 utf-8\n")
    return record(program, "--stdin", answers, *arguments)


@functools.cache
def installed(package, program=None):
    """Installs a package of PyPI for the checks alone, and answers the folder of its modules, or its program."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "show", package], capture_output=True).returncode != 0:
        if subprocess.run([*pip, "install", package], capture_output=True).returncode != 0:
            raise Skipped(f"{package} can't be installed from PyPI")
    if program:
        return ENVIRONMENT / "bin" / program
    return next((ENVIRONMENT / "lib").glob("python*/site-packages"))


def needed(*names):
    """The first program of these that is installed."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise Skipped(f"{names[0]} is not installed")


def scripts():
    return sorted(DEMOS.glob("*.demo"))
