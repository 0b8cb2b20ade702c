# `timeit` on the virtual clock: code takes no time, readings and sleeps do.
import gc
import time
import timeit

print(timeit.timeit("x + 1", setup="x = 3", number=10))
print(timeit.timeit(lambda: 3, number=10), timeit.repeat("pass", number=3))
print(timeit.Timer("items = [start]\nfor _ in range(3):\n    items.append(2)", "start = 1").timeit(3))
print(timeit.timeit("time.sleep(0.1)", "import time", number=3))
print(timeit.timeit("f()", globals={"f": lambda: time.perf_counter()}, number=5))


def work(log=[]):
    log.append(1)
    return len(log)


print(timeit.timeit("work()", setup="from __main__ import work", number=5), work())
print(timeit.timeit(work, setup=lambda: print("set up"), number=2), work())
print([round(taken, 3) for taken in timeit.Timer(lambda: time.sleep(0.01), timer=time.monotonic).repeat(2, 4)])
print(timeit.Timer(lambda: time.sleep(0.03)).autorange(lambda number, taken: print(number, round(taken, 3))))
print(timeit.timeit("pass", "import gc; print(gc.isenabled())", number=1) < 1, gc.isenabled())
print(timeit.default_timer is time.perf_counter, timeit.default_number, timeit.default_repeat)
for stmt, setup in [("x +", "pass"), ("pass", "x ="), ("return", "pass"), (3, "pass"), ("pass", 3), ("  pass", "pass")]:
    try:
        print(timeit.timeit(stmt, setup, number=1))
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
timer = timeit.Timer("total = 0\ntotal += missing")
try:
    timer.timeit(2)
except NameError:
    timer.print_exc()
