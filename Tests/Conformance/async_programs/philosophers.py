import asyncio
import random
from enum import Enum, auto


class State(Enum):
    THINKING = auto()
    HUNGRY = auto()
    EATING = auto()

    def __str__(self):
        return self.name.lower()


class Table:
    def __init__(self, n):
        self.forks = [asyncio.Lock() for _ in range(n)]
        self.waiter = asyncio.Semaphore(n - 1)
        self.states = [State.THINKING] * n

    def show(self, who):
        line = "".join({State.THINKING: ".", State.HUNGRY: "h", State.EATING: "E"}[s] for s in self.states)
        print(f"{asyncio.get_running_loop().time():6.2f} {line} {who}")

    def set(self, i, state):
        self.states[i] = state
        self.show(f"{i} {state}")


async def philosopher(i, table, rng, meals):
    left, right = table.forks[i], table.forks[(i + 1) % len(table.forks)]
    for _ in range(meals):
        await asyncio.sleep(rng.expovariate(2))
        table.set(i, State.HUNGRY)
        async with table.waiter, left, right:
            table.set(i, State.EATING)
            await asyncio.sleep(rng.triangular(0.1, 0.9, 0.3))
        table.set(i, State.THINKING)
    return i


async def deadlock():
    a, b = asyncio.Lock(), asyncio.Lock()

    async def take(x, y):
        async with x:
            await asyncio.sleep(0.1)
            async with y:
                return "never"
    await asyncio.wait_for(asyncio.gather(take(a, b), take(b, a)), 1)


async def main():
    rng = random.Random(2024)
    table = Table(5)
    for c in asyncio.as_completed([philosopher(i, table, rng, 2) for i in range(5)]):
        print("finished:", await c)
    try:
        await deadlock()
    except asyncio.TimeoutError as e:
        print("deadlock", type(e), e.__cause__.__class__)

asyncio.run(main())
