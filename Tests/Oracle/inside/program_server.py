"""Runs many programs in one process tree: the interpreter starts once, each program runs in a fork of it.

Reads one JSON object a line from standard input: `{"program", "out", "err", "turns"}`, the paths of a program and of the files
for what it prints and, unless null, for its order of turns. Answers each with its exit status, on a line. In its fork a program
is `__main__`, on the virtual clock at 0, as it is under `python3.13 PROGRAM.py`.
"""

import asyncio
import builtins
import contextvars  # what programs import is there before the fork
import gc
import json
import os
import signal
import sys
import types

import turn_recorder
import virtual_clock

TIME_LIMIT = 60


def main() -> None:
    answers = os.dup(1)
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            os.close(answers)
            run(**request)
            return
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def run(program: str, out: str, err: str, turns: str | None) -> None:
    """Becomes the program; the interpreter ends when this returns."""
    signal.alarm(TIME_LIMIT)
    redirect(0, os.devnull, os.O_RDONLY)
    redirect(1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    redirect(2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    sys.argv = [program]
    sys.path[0] = os.path.dirname(program)
    virtual_clock.now = 0
    if turns:
        turn_recorder.install(asyncio, turns)
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    namespace = vars(module)
    namespace["__file__"] = program
    namespace["__builtins__"] = builtins
    try:
        with open(program, "rb") as file:
            code = compile(file.read(), program, "exec", dont_inherit=True)
        exec(code, namespace)
    except SystemExit:
        raise
    except BaseException as error:
        # Without the frame of this function.
        sys.excepthook(type(error), error, error.__traceback__ and error.__traceback__.tb_next)
        sys.exit(1)


def redirect(descriptor: int, path: str, flags: int) -> None:
    opened = os.open(path, flags)
    os.dup2(opened, descriptor)
    os.close(opened)


if __name__ == "__main__":
    main()
