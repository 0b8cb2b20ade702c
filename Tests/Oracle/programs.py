"""The programs that are compared, and where what CPython prints for them is kept.

    demos/NAME.py                          group `demos`
    demos/lessons/NAME.md                  group `lessons`: the program in the lesson
    Tests/Conformance/GROUP/NAME.py        group GROUP
    Tests/Conformance/Expected/GROUP/NAME.out            what it prints to stdout
                                     NAME.err            to stderr; no file if nothing
                                     NAME.status         the exit status; no file if 0
                                     NAME.turns.jsonl    the order of turns; no file if asyncio is not used
"""

import atexit
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter import Outcome
from turns import condense, expand

REPOSITORY = Path(__file__).resolve().parents[2]
DEMOS = REPOSITORY / "demos"
LESSONS = DEMOS / "lessons"
CONFORMANCE = REPOSITORY / "Tests" / "Conformance"
EXPECTED = CONFORMANCE / "Expected"


@dataclass(frozen=True, order=True)
class Program:
    """One program of a group."""

    group: str
    path: Path

    @property
    def title(self) -> str:
        return f"{self.group}/{self.path.stem}"

    @property
    def keeps_turns(self) -> bool:
        """Whether the order of turns is the same on each machine: a program whose turns depend on the system says so in its second line."""
        return b"\n# Its turns depend on the system" not in self.path.read_bytes()  # in whatever encoding

    def expected_files(self) -> dict[str, Path]:
        """By the field of `Outcome` that each one holds."""
        stem = EXPECTED / self.group / self.path.stem
        suffixes = {"out": ".out", "err": ".err", "status": ".status", "turns": ".turns.jsonl"}
        return {field: Path(f"{stem}{suffix}") for field, suffix in suffixes.items()}

    def read_expected(self) -> Outcome | None:
        """What was recorded; None if nothing was."""
        files = self.expected_files()
        if not files["out"].exists():
            return None
        texts = {field: file.read_text(encoding="utf-8") if file.exists() else "" for field, file in files.items()}
        return Outcome(texts["out"], texts["err"], int(texts["status"] or 0), expand(texts["turns"]))

    def expected_texts(self, outcome: Outcome) -> dict[Path, str | None]:
        """What each file should hold for this outcome; None where there should be no file."""
        files = self.expected_files()
        return {
            files["out"]: outcome.out,
            files["err"]: outcome.err or None,
            files["status"]: f"{outcome.status}\n" if outcome.status else None,
            files["turns"]: self.keeps_turns and condense(outcome.turns) or None,
        }


def lesson_programs() -> list[Program]:
    """The programs that stand in lessons, each written to a file of its own."""
    folder = Path(tempfile.mkdtemp(prefix="lessons-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    programs = []
    for lesson in LESSONS.glob("[0-9]*.md"):
        fence = re.search(r"^```python\n(.*?)^```$", lesson.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        assert fence, f"{lesson.name} has no program"
        path = folder / f"{lesson.stem}.py"
        path.write_text(fence[1], encoding="utf-8")
        programs.append(Program("lessons", path))
    return programs


def all_programs(patterns: Sequence[str] = ()) -> list[Program]:
    """All programs, or those whose `GROUP/NAME` contains one of the patterns, in order of group and name."""
    programs = [Program("demos", path) for path in DEMOS.glob("*.py")] + lesson_programs()
    for folder in CONFORMANCE.iterdir():
        if folder.is_dir() and folder != EXPECTED:
            programs += [Program(folder.name, path) for path in folder.glob("*.py")]
    for program in programs:
        # Its folder comes first on `sys.path`: asyncio would import it in the place of the library's module.
        assert program.path.stem not in sys.stdlib_module_names, f"{program.title} has the name of a library module"
    return sorted(p for p in programs if not patterns or any(pattern in p.title for pattern in patterns))
