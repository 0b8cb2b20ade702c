"""The time of small pieces of code (Library Reference, "timeit"). On the virtual clock code itself takes none: what counts are the
readings of the clock, and sleeps."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1_000_000
default_repeat = 5
_NAME = "<timeit-src>"
_globals = globals


def _indented(text, columns):
    return text.replace("\n", "\n" + " " * columns)


class Timer:
    """Runs `stmt` again and again after one `setup`; each is source text, or a function to call."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        parameter = ""
        if isinstance(setup, str):
            # Alone first, for its own syntax errors: `return` is none inside of the function.
            compile(setup, _NAME, "exec")
            before, first = setup + "\n", _indented(setup, 4)
        elif callable(setup):
            before, first, parameter = "", "_setup()", ", _setup=_setup"
            names["_setup"] = setup
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, _NAME, "exec")
            each = _indented(stmt, 8)
        elif callable(stmt):
            each, parameter = "_stmt()", parameter + ", _stmt=_stmt"
            names["_stmt"] = stmt
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = f"""
def inner(_it, _timer{parameter}):
    {first}
    _t0 = _timer()
    for _i in _it:
        {each}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""
        exec(compile(self.src, _NAME, "exec"), _globals() if globals is None else globals, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """The traceback of what went wrong, with the lines of the statement."""
        import linecache
        import traceback

        linecache.cache[_NAME] = (len(self.src), None, self.src.split("\n"), _NAME)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for `number` runs of the statement, without garbage collection."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """As many runs (1, 2, 5, 10, 20, 50 ...) as take a fifth of a second, and how long they took."""
        for scale in map(lambda power: 10**power, itertools.count()):
            for number in scale, 2 * scale, 5 * scale:
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
