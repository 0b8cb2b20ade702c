import asyncio
import heapq
import itertools
import random
import statistics


class Environment:
    """A discrete event simulation with generators, as SimPy does it."""

    def __init__(self):
        self.now, self._queue, self._ids = 0.0, [], itertools.count()

    def schedule(self, event, delay=0):
        heapq.heappush(self._queue, (self.now + delay, next(self._ids), event))

    def process(self, gen):
        return Process(self, gen)

    def timeout(self, delay, value=None):
        e = Event(self)
        e.ok, e.value = True, value
        self.schedule(e, delay)
        return e

    def run(self, until=float("inf")):
        while self._queue and self._queue[0][0] < until:
            self.now, _, e = heapq.heappop(self._queue)
            for cb in e.callbacks:
                cb(e)
            e.callbacks = None


class Event:
    def __init__(self, env):
        self.env, self.callbacks, self.value, self.ok = env, [], None, None

    def succeed(self, value=None):
        if self.ok is not None:
            raise RuntimeError(f"{self} has already been triggered")
        self.ok, self.value = True, value
        self.env.schedule(self)
        return self


class Process(Event):
    def __init__(self, env, gen):
        super().__init__(env)
        self.gen = gen
        start = Event(env)
        start.callbacks.append(self._resume)
        start.succeed()

    def _resume(self, event):
        try:
            target = self.gen.send(event.value)
        except StopIteration as e:
            self.succeed(e.value)
        else:
            target.callbacks.append(self._resume)


class Resource:
    def __init__(self, env, capacity):
        self.env, self.free, self.queue = env, capacity, []

    def request(self):
        e = Event(self.env)
        if self.free:
            self.free -= 1
            e.succeed()
        else:
            self.queue.append(e)
        return e

    def release(self):
        if self.queue:
            self.queue.pop(0).succeed()
        else:
            self.free += 1


def customer(env, name, counter, rng, waits):
    arrive = env.now
    req = counter.request()
    yield req
    waits.append(env.now - arrive)
    print(f"{env.now:7.4f} {name}: waited {env.now - arrive:6.3f}")
    yield env.timeout(rng.expovariate(1 / 12.0))
    counter.release()
    return name


def source(env, n, counter, rng, waits):
    procs = []
    for i in range(n):
        procs.append(env.process(customer(env, f"Customer{i:02d}", counter, rng, waits)))
        yield env.timeout(rng.expovariate(1 / 10.0))
    got = []
    for p in procs:
        if p.callbacks is not None:
            got.append((yield p))
        else:
            got.append(p.value + "*")
    return got


env, rng, waits = Environment(), random.Random(42), []
counter = Resource(env, 1)
p = env.process(source(env, 8, counter, rng, waits))
env.run(until=40)
print("paused at", round(env.now, 2), len(env._queue))
env.run()
print(p.value, f"{statistics.mean(waits):.3f}", f"{max(waits):.3f}")
try:
    p.succeed()
except RuntimeError as e:
    print(str(e).split(" object")[0])
