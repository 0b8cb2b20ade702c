import asyncio
import enum
import functools
import time


class State(enum.StrEnum):
    CLOSED = enum.auto()
    OPEN = enum.auto()
    HALF_OPEN = enum.auto()


class CircuitOpenError(RuntimeError):
    def __init__(self, name, left):
        super().__init__(f"circuit {name!r} is open for {left:.1f}s more")


class CircuitBreaker:
    def __init__(self, *, threshold=3, recovery=2.0, clock=time.monotonic):
        self.threshold, self.recovery, self.clock = threshold, recovery, clock
        self._state = State.CLOSED
        self.failures = 0
        self.opened_at = None

    @property
    def state(self):
        if self._state is State.OPEN and self.clock() - self.opened_at >= self.recovery:
            self.state = State.HALF_OPEN
        return self._state

    @state.setter
    def state(self, new):
        if new != self._state:
            print(f"    {self._state} -> {new}")
        self._state = new

    def __call__(self, func):
        @functools.wraps(func)
        async def wrapper(*a, **k):
            match self.state:
                case State.OPEN:
                    raise CircuitOpenError(func.__name__, self.recovery - (self.clock() - self.opened_at))
                case State.HALF_OPEN | State.CLOSED as before:
                    try:
                        r = await func(*a, **k)
                    except Exception:
                        self.failures += 1
                        if before is State.HALF_OPEN or self.failures >= self.threshold:
                            self.opened_at = self.clock()
                            self.state = State.OPEN
                        raise
                    self.failures = 0
                    self.state = State.CLOSED
                    return r
        return wrapper


breaker = CircuitBreaker()


@breaker
async def flaky(ok):
    await asyncio.sleep(0.1)
    if not ok:
        raise ConnectionError("no answer")
    return "fine"


async def main():
    plan = [True, False, False, False, True, True, 2.1, False, True, 2.5, True, True]
    for step in plan:
        if not isinstance(step, bool):
            await asyncio.sleep(step)
            continue
        try:
            print(await flaky(step))
        except CircuitOpenError as e:
            print("rejected:", e)
        except ConnectionError as e:
            print("failed:", e)
    print(breaker.state, repr(breaker.state), f"{breaker.state:>8}", State("open"), list(State))

asyncio.run(main())
