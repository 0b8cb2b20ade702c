import asyncio
from graphlib import TopologicalSorter, CycleError
import time


GRAPH = {
    "test": {"build"},
    "build": {"fetch", "config"},
    "fetch": set(),
    "config": {"fetch"},
    "docs": {"fetch"},
    "release": {"test", "docs"},
    "lint": {"fetch"},
}
COST = dict(fetch=1, config=0.5, build=2, test=3, docs=1.5, release=0.25, lint=0.75)


async def run_task(name, sem, log):
    async with sem:
        start = asyncio.get_running_loop().time()
        await asyncio.sleep(COST[name])
        end = asyncio.get_running_loop().time()
        log.append((name, start, end))
        if name == "lint":
            raise RuntimeError("lint found problems")
    return name


async def execute(graph, workers):
    ts = TopologicalSorter(graph)
    ts.prepare()
    sem = asyncio.Semaphore(workers)
    log, running, failed = [], {}, []
    while ts.is_active():
        for name in sorted(ts.get_ready()):
            running[asyncio.create_task(run_task(name, sem, log), name=name)] = name
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for t in sorted(done, key=lambda t: t.get_name()):
            name = running.pop(t)
            if t.exception():
                failed.append((name, t.exception()))
            ts.done(name)
    return log, failed


async def main():
    for workers in (1, 2, 3):
        t0 = time.monotonic()
        log, failed = await execute(GRAPH, workers)
        base = min(s for _, s, _ in log)
        print(f"workers={workers} total={time.monotonic() - t0:.2f} failed={failed}")
        for name, s, e in log:
            s, e = round((s - base) * 4), round((e - base) * 4)
            print(f"  {name:<8}|{' ' * s}{'█' * max(1, e - s)}")
    try:
        await execute({**GRAPH, "fetch": {"release"}}, 1)
    except CycleError as e:
        print(e.args[0], len(e.args[1]))

asyncio.run(main())
