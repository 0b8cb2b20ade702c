"""Turns an ordinary CPython 3.13 into the oracle.

The interpreter imports this module by itself before it runs the program (`PYTHONPATH` names this folder).
So the program is a real `python3.13 PROGRAM.py` in every other way: its `__main__`, its `sys.argv`, its
tracebacks, its syntax errors and its exit status come from CPython and from nobody else.

asyncio is altered only when the program imports it: a program without it is left as untouched as can be.

Reading order: `virtual_clock` (the clock and the idle wait), `thread_order` (which thread runs), `ordered_sets` (iteration by creation),
`turn_recorder` (only where LOOPSCOPE_TURNS names a file).
"""

import importlib.abc
import importlib.machinery
import os
import sys

import ordered_sets
import thread_order
import virtual_clock


class _AsyncioLoader(importlib.machinery.SourceFileLoader):
    """Loads a module of asyncio: its sets become ordered; when the package is complete, the clock moves in."""

    def get_code(self, fullname):
        if fullname not in ordered_sets.MODULES:
            return super().get_code(fullname)
        # Compiled from the source each time: a cached byte code file would hold the unaltered module.
        return ordered_sets.compile_ordered(self.get_data(self.path), self.path)

    def exec_module(self, module):
        if module.__name__ in ordered_sets.MODULES:
            module.__dict__["OrderedSet"] = ordered_sets.OrderedSet
        super().exec_module(module)
        if module.__name__ == "queue":
            thread_order.install_queue(module)
        if module.__name__ == "concurrent.futures._base":
            ordered_sets.number_futures(module)
        if module.__name__ == "asyncio":
            ordered_sets.install(module)
            virtual_clock.install_loop(module)
            turns = os.environ.get("LOOPSCOPE_TURNS")
            if turns:
                import turn_recorder

                turn_recorder.install(module, turns)


class _AsyncioFinder(importlib.abc.MetaPathFinder):
    """Finds asyncio where the standard path finder does, and has `_AsyncioLoader` load it."""

    def find_spec(self, fullname, path, target=None):
        if fullname not in ("asyncio", "queue") and fullname not in ordered_sets.MODULES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and type(spec.loader) is importlib.machinery.SourceFileLoader:
            spec.loader = _AsyncioLoader(spec.loader.name, spec.loader.path)
        return spec


thread_order.install()
virtual_clock.install_clocks()
sys.meta_path.insert(0, _AsyncioFinder())
