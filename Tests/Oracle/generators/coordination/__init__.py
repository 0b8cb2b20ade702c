"""Random asyncio programs that end: tasks, groups, primitives, timeouts, generators, threads, contexts, runners; each step prints.

Worker n starts and awaits only workers above n and no body loops without a bound, so the only way not to end is to wait for
ever for a primitive: a timer of the program cancels whatever is left, again and again, until nothing is. Threads sleep, and wait for
the loop with a limit.

Reading order: `writer` (what all statements share), `program` (the whole), `prelude`, then a module for each kind of statement.
"""

from generators.coordination.program import generate

__all__ = ["generate"]
