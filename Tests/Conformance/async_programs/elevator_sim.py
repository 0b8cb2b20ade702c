"""An elevator, driven by an asyncio task; people call it."""
import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum


class Direction(Enum):
    UP = 1
    DOWN = -1
    IDLE = 0

    def __neg__(self):
        return Direction(-self.value)


@dataclass
class Passenger:
    name: str
    start: int
    goal: int
    called: float = 0.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event, repr=False, compare=False)

    def __post_init__(self):
        if self.start == self.goal:
            raise ValueError(f"{self.name} is there already")


class Elevator:
    def __init__(self, floors):
        self.floors = floors
        self.at = 0
        self.direction = Direction.IDLE
        self.waiting: dict[int, list[Passenger]] = defaultdict(list)
        self.inside: list[Passenger] = []
        self.calls = asyncio.Event()

    def call(self, p):
        p.called = asyncio.get_running_loop().time()
        self.waiting[p.start].append(p)
        self.calls.set()

    def targets(self):
        return {p.goal for p in self.inside} | {f for f, ps in self.waiting.items() if ps}

    async def run(self):
        while True:
            await self.calls.wait()
            while targets := self.targets():
                if self.direction is Direction.IDLE:
                    nearest = min(targets, key=lambda f: (abs(f - self.at), f))
                    self.direction = Direction.UP if nearest > self.at else Direction.DOWN
                if self.at in targets:
                    await self.open_doors()
                    continue
                ahead = any((t - self.at) * self.direction.value > 0 for t in targets)
                if not ahead:
                    self.direction = -self.direction
                self.at += self.direction.value
                await asyncio.sleep(1)
            self.direction = Direction.IDLE
            self.calls.clear()

    async def open_doors(self):
        out = [p for p in self.inside if p.goal == self.at]
        self.inside = [p for p in self.inside if p.goal != self.at]
        came, self.waiting[self.at] = self.waiting[self.at], []
        self.inside += came
        print(f"{asyncio.get_running_loop().time():5.1f} floor {self.at} {self.direction.name:<4} out={[p.name for p in out]} in={[p.name for p in came]}")
        for p in out:
            p.arrived.set()
        await asyncio.sleep(0.5)


async def travel(e, p, delay):
    await asyncio.sleep(delay)
    e.call(p)
    await p.arrived.wait()
    return p.name, asyncio.get_running_loop().time() - p.called


async def main():
    rng = random.Random(8)
    e = Elevator(8)
    runner = asyncio.create_task(e.run(), name="elevator")
    trips = []
    for i in range(7):
        a, b = rng.sample(range(8), 2)
        trips.append(travel(e, Passenger(f"P{i}", a, b), rng.uniform(0, 12)))
    for name, took in sorted(await asyncio.gather(*trips), key=lambda t: -t[1]):
        print(f"{name} {took:.2f}")
    runner.cancel()
    try:
        await runner
    except asyncio.CancelledError:
        print("stopped", runner.cancelled(), e.inside, dict(e.waiting).keys())
    try:
        Passenger("x", 1, 1)
    except ValueError as err:
        print(err)

asyncio.run(main())
