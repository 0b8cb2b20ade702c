"""Statements about locks, semaphores, conditions, barriers, events and queues."""

from generators.coordination.writer import Writer


def lock(w: Writer, n: int) -> None:
    if w.chance(0.2):
        with w.block("if lock.locked():"):
            w.line("lock.release()")
        return
    with w.block("async with lock:"):
        w.body(n, w.random.randint(1, 3))


def semaphore(w: Writer, n: int) -> None:
    name = w.pick("semaphore", "semaphore", "bounded")
    if w.chance(0.2):
        w.line(f"{name}.release()")
        return
    with w.block(f"async with {name}:"):
        w.body(n, w.random.randint(1, 3))


def condition(w: Writer, n: int) -> None:
    if w.chance(0.05):
        w.line(w.pick("condition.notify()", "await condition.wait()"))  # not without the lock
        return
    with w.block("async with condition:"):
        kind = w.random.randrange(4)
        if kind == 0:
            w.say("await condition.wait()")
        elif kind == 1:
            w.say("await condition.wait_for(event.is_set)")
        elif kind == 2:
            w.line(f"condition.{w.pick('notify()', 'notify(2)', 'notify_all()')}")
        w.body(n, w.random.randint(1, 2))


def barrier(w: Writer, n: int) -> None:
    if w.chance(0.2):
        with w.block("async with barrier as place:"):
            w.say("place")
        return
    w.say(w.pick(
        "await barrier.wait()", "await barrier.wait()", "await barrier.wait()", "await barrier.reset()", "await barrier.abort()",
        "barrier.n_waiting, barrier.broken"))


def event(w: Writer, n: int) -> None:
    if w.chance(0.5):
        w.say("await event.wait()")
    else:
        w.line(w.pick("event.set()", "event.set()", "event.clear()"))


def queue(w: Writer, n: int) -> None:
    name = w.pick("queue", "queue", "queue", "heap", "stack")
    item = repr(w.label())
    w.say(w.pick(
        f"await {name}.get()", f"await {name}.get()", f"await {name}.put({item})", f"await {name}.put({item})", f"{name}.put_nowait({item})",
        f"{name}.get_nowait()", f"{name}.task_done()", f"await {name}.join()", f"{name}.shutdown({w.pick('', '', 'True')})", name))


SIMPLE = [(5, queue), (4, event), (2, barrier)]
DEEP = [(4, lock), (3, semaphore), (3, condition)]
