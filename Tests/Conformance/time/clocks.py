"""The clocks of time, and measuring with them."""

import time

start = time.perf_counter()
time.sleep(1.5)
print(round(time.perf_counter() - start, 3))
before = time.monotonic_ns()
time.sleep(0)
time.sleep(0.25)
print(round((time.monotonic_ns() - before) / 1e9, 3), type(time.time()).__name__, type(time.time_ns()).__name__)
print(round(time.process_time() - time.process_time(), 3), time.time() > 1_700_000_000)
now = time.time()
print(time.localtime(now).tm_year, time.gmtime(now)[:3] == time.localtime(now)[:3], time.strftime("%Y-%m-%d", time.gmtime(now)))
print(abs(time.mktime(time.localtime(now)) - now) < 1, time.ctime(now)[:4])
print(time.clock_gettime(time.CLOCK_MONOTONIC) >= 0, time.clock_getres(time.CLOCK_REALTIME) > 0)


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exception):
        self.elapsed = time.perf_counter() - self.start


def timed(function):
    def wrapper(*arguments):
        start = time.perf_counter()
        result = function(*arguments)
        print(f"{function.__name__} took {time.perf_counter() - start:.2f} s")
        return result

    return wrapper


@timed
def slow(seconds):
    time.sleep(seconds)
    return "done"


with Timer() as timer:
    time.sleep(2)
print(f"{timer.elapsed:.1f}", slow(0.75))
for argument in (-1, "x", None, float("nan")):
    try:
        time.sleep(argument)
    except Exception as error:
        print(type(error).__name__, error)
