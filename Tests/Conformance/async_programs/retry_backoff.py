import asyncio
import functools
import logging
import random

logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("retry")
logging.getLogger("asyncio").setLevel(logging.WARNING)


class TransientError(Exception):
    pass


class FatalError(Exception):
    pass


def retry(*exceptions, attempts=4, base=0.1, factor=2, jitter=None):
    if not exceptions:
        exceptions = (Exception,)

    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, attempts + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as e:
                    if attempt == attempts:
                        log.error("%s gave up after %d attempts", func.__name__, attempt)
                        e.add_note(f"gave up after {attempts} attempts")
                        raise
                    extra = jitter() if jitter else 0
                    log.warning("%s failed (%r), retry in %.2f", func.__qualname__, e, delay + extra)
                    await asyncio.sleep(delay + extra)
                    delay *= factor
        wrapper.attempts = attempts
        return wrapper
    return decorate


rng = random.Random(7)


class Service:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    @retry(TransientError, attempts=3, jitter=lambda: rng.random() / 10)
    async def get(self, key: str) -> str:
        """Gets it."""
        self.calls += 1
        if self.calls <= self.failures:
            raise TransientError(f"try {self.calls}")
        return key.upper()


@retry(attempts=2)
async def hopeless():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise FatalError("no luck") from e


async def main():
    for failures in (0, 2, 5):
        s = Service(failures)
        try:
            print(await s.get("abc"), s.calls)
        except TransientError as e:
            print("failed:", e, e.__notes__)
    print(Service.get.__name__, Service.get.__doc__, Service.get.attempts, Service.get.__wrapped__.__qualname__)
    await hopeless()

asyncio.run(main())
