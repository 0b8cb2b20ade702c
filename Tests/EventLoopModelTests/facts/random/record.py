#!/usr/bin/env python3
"""Runs random programs under CPython 3.13, on the oracle's virtual clock, and records what they print.

    record.py FILE            FILE as the test of random scripts writes it; the records go to said.jsonl beside this script
    record.py --check FILE    writes nothing, says which programs print something else than is recorded

Each program runs in a process of its own, forked from one interpreter, with the clock at 0.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAID = HERE / "said.jsonl"
sys.path.insert(0, str(HERE.parents[2] / "Oracle"))
sys.dont_write_bytecode = True

from interpreter import NoInterpreter, environment, find_python  # noqa: E402

PROGRAM = '''
import asyncio

tasks, futures, handles = {}, {}, {}

def show(error):
    name, message = type(error).__name__, str(error)
    if name == "RuntimeError":
        message = message.split(":")[0]
    return f"{name}('{message}')" if message else f"{name}()"

def report(loop, context):
    message = context["message"]
    if "destroyed" in message:
        print("Task was destroyed but it is pending:", context["task"].get_name())
        return
    for known in "exception was never retrieved", "Exception in callback":
        if known in message:
            message = known
    print(f"{message}: {show(context['exception'])}")

def finish(future):
    if not future.done():
        future.set_result("late")

def done_after(loop, delay):
    future = loop.create_future()
    loop.call_later(delay, finish, future)
    return future

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
BODY
try:
    print("run", asyncio.run(main()))
except BaseException as error:
    print("run", show(error))
'''
DEADLOCK_STATUS = 4


def said(body: str) -> list[str]:
    """What one program prints."""
    import virtual_clock

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        virtual_clock.now = 0
        exec(compile(PROGRAM.replace("BODY", body), "program.py", "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        lines = pipe.read().split("\n")[:-1]
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return lines + ["deadlock"] * (status == DEADLOCK_STATUS)


def run_all(path: str) -> None:
    """In the oracle: prints one record a line."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        program = json.loads(line)
        print(json.dumps({"seed": program["seed"], "said": said(program["python"])}), flush=True)


def main() -> int:
    *options, path = sys.argv[1:]
    if options == ["--inside"]:
        import asyncio  # noqa: F401  once, before the forks

        run_all(path)
        return 0
    try:
        python = find_python()
    except NoInterpreter as error:
        print(f"record: {error}", file=sys.stderr)
        return 69
    command = [python, __file__, "--inside", path]
    result = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    if options != ["--check"]:
        SAID.write_text(result.stdout, encoding="utf-8")
        return 0
    kept = set(SAID.read_text(encoding="utf-8").splitlines())
    changed = [json.loads(line)["seed"] for line in result.stdout.splitlines() if line not in kept]
    print("changed:", *changed) if changed else print("nothing has changed")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
