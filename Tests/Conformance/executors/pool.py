"""ThreadPoolExecutor without asyncio: submit, map, shutdown, how many threads there are."""
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor


def work(n):
    print(threading.current_thread().name, "takes", n)
    time.sleep(n / 10)
    return n * n


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 2, 5, 4)]
    print("submitted", [future.running() for future in futures], [future.done() for future in futures])
    print([future.result() for future in futures])
    print(list(pool.map(work, [1, 2], timeout=5)))
    print(list(pool.map(pow, [2, 3], [3, 2])))
with ThreadPoolExecutor(1, thread_name_prefix="one") as pool:
    first = pool.submit(work, 2)
    second = pool.submit(work, 1)
    print(second.cancel(), first.cancel(), second.cancelled())
    try:
        second.result()
    except CancelledError as error:
        print("cancelled", repr(error))
    try:
        first.result(timeout=0.1)
    except TimeoutError as error:
        print("timeout", repr(error))
    print(first.result(), first.exception())
    failing = pool.submit(int, "x")
    print(repr(failing.exception()))
    try:
        failing.result()
    except ValueError as error:
        print(error)
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
pool = ThreadPoolExecutor(1)
left = [pool.submit(work, n) for n in (1, 2, 3)]
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in left])
for wrong in (0, -1):
    try:
        ThreadPoolExecutor(wrong)
    except ValueError as error:
        print(error)
print("end")
