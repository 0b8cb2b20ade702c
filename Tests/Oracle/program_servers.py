"""Many programs under CPython 3.13 for the price of a few starts: `inside/program_server.py`, driven from here."""

import json
import os
import queue
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from interpreter import INSIDE, Outcome, environment, exit_status
from normalise import normalise


class ProgramServers:
    """As many servers as there are programs at a time. Use it in a `with`."""

    def __init__(self, python: str, count: int) -> None:
        self._python = python
        self._count = count
        self._idle: queue.SimpleQueue = queue.SimpleQueue()
        self._all: list[subprocess.Popen] = []

    def __enter__(self) -> "ProgramServers":
        for _ in range(self._count):
            server = subprocess.Popen(
                [self._python, str(INSIDE / "program_server.py")],
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self._all.append(server)
            self._idle.put(server)
        return self

    def __exit__(self, *_) -> None:
        for server in self._all:
            server.stdin.close()
            server.wait()

    @contextmanager
    def _server(self):
        server = self._idle.get()
        try:
            yield server
        finally:
            self._idle.put(server)

    def run(self, program: Path, turns: bool) -> Outcome:
        """Runs one program to its end, without input; everything it printed comes back normalised."""
        with self._server() as server, tempfile.TemporaryDirectory() as folder:
            files = {name: os.path.join(folder, name) for name in ("out", "err", "turns")}
            own = os.path.join(folder, "own")
            os.mkdir(own)
            request = {**files, "program": str(program), "folder": own, "turns": files["turns"] if turns else None}
            server.stdin.write(json.dumps(request) + "\n")
            server.stdin.flush()
            status = exit_status(int(server.stdout.readline()))
            texts = {name: _read(path, program) for name, path in files.items()}
        return Outcome(texts["out"], texts["err"], status, texts["turns"])


def _read(path: str, program: Path) -> str:
    if not os.path.exists(path):
        return ""
    return normalise(Path(path).read_bytes().decode("utf-8", "backslashreplace"), str(program))
