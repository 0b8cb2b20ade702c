"""Runs many programs in one process tree: the interpreter starts once, each program runs in a fork of it.

Reads one JSON object a line from standard input: `{"program", "folder", "out", "err", "turns"}`, the paths of a program, of the folder
that it runs in, and of the files for what it prints and, unless null, for its order of turns. Answers each with its exit status, on a
line. In its fork a program is `__main__`, on the virtual clock at 0, as it is under `python3.13 PROGRAM.py`.
"""

import asyncio
import builtins
import contextvars  # what programs import is there before the fork
import gc
import importlib.machinery
import json
import os
import signal
import sys

import turn_recorder
import virtual_clock

TIME_LIMIT = 60


def main() -> int:
    """Serves until there are no more requests; in a fork, runs one program.

    Returns: the exit status.
    """
    answers = os.dup(1)
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            os.close(answers)
            return run(**request)
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    return 0


def run(program: str, folder: str, out: str, err: str, turns: str | None) -> int:
    """Becomes the program; the interpreter ends when this has returned its status."""
    signal.alarm(TIME_LIMIT)
    os.chdir(folder)
    redirect(0, os.devnull, os.O_RDONLY)
    redirect(1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    redirect(2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    sys.argv = [program]
    sys.path[0] = os.path.dirname(program)
    virtual_clock.now = 0
    if turns:
        turn_recorder.install(asyncio, turns)
    # What was made before must not bring forward the moment at which the collector looks at the program's own.
    gc.collect()
    try:
        with open(program, "rb") as file:
            code = compile(file.read(), program, "exec", dont_inherit=True)
        exec(code, main_namespace(program))
    except SystemExit:
        raise
    except BaseException as error:
        # Without the frame of this function. The interpreter keeps what it has printed, until it goes down.
        error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
        sys.last_exc, sys.last_type, sys.last_value, sys.last_traceback = error, type(error), error, error.__traceback__
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def main_namespace(program: str) -> dict:
    """The variables that a program finds in `__main__`.

    It is the module that the interpreter has made at its start: the collector comes to a module of later before it comes to the variables.
    """
    namespace = vars(sys.modules["__main__"])
    namespace.clear()
    namespace.update(
        __name__="__main__",
        __doc__=None,
        __package__=None,
        __loader__=importlib.machinery.SourceFileLoader("__main__", program),
        __spec__=None,
        __annotations__={},
        __builtins__=builtins,
        __file__=program,
        __cached__=None,
    )
    return namespace


def redirect(descriptor: int, path: str, flags: int) -> None:
    opened = os.open(path, flags)
    os.dup2(opened, descriptor)
    os.close(opened)


if __name__ == "__main__":
    # None of this is to be found among the program's variables, nor in a circle with them.
    import program_server

    exit_status = program_server.main()
    raise SystemExit(exit_status)
