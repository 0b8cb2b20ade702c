import asyncio
import heapq
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Callable, Optional


@dataclass(order=True)
class Entry:
    when: datetime
    priority: int
    action: Callable = field(compare=False)
    every: Optional[timedelta] = field(default=None, compare=False)
    runs: int = field(default=0, compare=False, repr=False)


class Scheduler:
    def __init__(self, start):
        self.now = start
        self._heap: list[Entry] = []

    def at(self, when, action, *, priority=0, every=None):
        e = Entry(when, priority, action, every)
        heapq.heappush(self._heap, e)
        return e

    async def run(self, until):
        while self._heap and self._heap[0].when <= until:
            e = heapq.heappop(self._heap)
            await asyncio.sleep((e.when - self.now).total_seconds())
            self.now = e.when
            r = e.action(self)
            if asyncio.iscoroutine(r):
                await r
            e.runs += 1
            if e.every:
                e.when += e.every
                heapq.heappush(self._heap, e)


def tick(s):
    print(f"{s.now:%H:%M:%S} tick")


async def report(s):
    await asyncio.sleep(0.5)
    print(f"{s.now:%a %d %b %H:%M} report after {asyncio.get_running_loop().time():.0f} s of loop")


async def main():
    start = datetime(2024, 2, 28, 23, 59, 30)
    s = Scheduler(start)
    a = s.at(start + timedelta(seconds=10), tick, every=timedelta(seconds=20), priority=1)
    s.at(start + timedelta(seconds=30), report)
    s.at(start + timedelta(days=1), report, every=timedelta(days=1))
    s.at(start.replace(hour=23, second=50), lambda s: print("once", s.now.isoformat()))
    await s.run(start + timedelta(minutes=1, seconds=10))
    print(a.runs, a)
    print(len(s._heap), min(s._heap).when)
    print(Entry(start, 1, tick) < Entry(start, 2, tick), Entry(start, 1, tick) == Entry(start, 1, report))
    s2 = Scheduler(start)
    s2.at(start, report, every=timedelta(hours=7))
    await s2.run(start + timedelta(days=2))

asyncio.run(main())
