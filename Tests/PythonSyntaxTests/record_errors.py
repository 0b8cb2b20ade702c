"""Records what CPython 3.13 prints for broken programs.

    python3.13 record_errors.py > errors.jsonl

Each program of broken_programs.py is written to a file and run. A line of the result is one JSON object:
the source, and the report on stderr with the file called prog.py.
"""

import json
import os
import subprocess
import sys
import tempfile

from broken_programs import PROGRAMS


def report(source, folder):
    path = os.path.join(folder, "prog.py")
    with open(path, "wb") as file:
        file.write(source.encode("utf-8", "surrogateescape"))
    try:
        run = subprocess.run(
            [sys.executable, "-W", "ignore", path],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            timeout=2,
        )
    except subprocess.TimeoutExpired:
        return ""  # valid, and running
    return run.stderr.decode("utf-8", "surrogateescape").replace(path, "prog.py")


def main():
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        for source in PROGRAMS:
            if source in seen:
                continue
            seen.add(source)
            text = report(source, folder)
            if "Error" not in text or "Traceback" in text:
                sys.stderr.write("no syntax error: %r\n" % source)
                continue
            json.dump({"source": source, "report": text}, sys.stdout)
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
