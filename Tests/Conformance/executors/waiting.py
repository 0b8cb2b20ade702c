"""concurrent.futures.wait and as_completed, callbacks of futures, futures by hand."""
import time
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, InvalidStateError, ThreadPoolExecutor, as_completed, wait,
)


def work(n, fails=False):
    time.sleep(n)
    if fails:
        raise RuntimeError(n)
    return n


with ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(work, n) for n in (0.3, 0.1, 0.2)]
    done, left = wait(futures, return_when=FIRST_COMPLETED)
    print([future.result() for future in done], len(left))
    done, left = wait(futures, timeout=0.15)
    print(sorted(future.result() for future in done), len(left))
    done, left = wait(futures, return_when=ALL_COMPLETED)
    print([future.result() for future in done], len(left))
    futures = [pool.submit(work, 0.1), pool.submit(work, 0.2, True), pool.submit(work, 0.5)]
    result = wait(futures, return_when=FIRST_EXCEPTION)
    print(len(result.done), len(result.not_done))
    for future in as_completed([pool.submit(work, n / 10) for n in (3, 1, 2)]):
        print("completed", future.result())
    try:
        for future in as_completed([pool.submit(work, n) for n in (0.1, 1)], timeout=0.5):
            print("in time", future.result())
    except TimeoutError as error:
        print(error)
    future = pool.submit(work, 0.1)
    future.add_done_callback(lambda each: print("callback", each.result()))
    future.result()
    time.sleep(0)
    future.add_done_callback(lambda each: print("at once", each.done()))

by_hand = Future()
print(by_hand.done(), by_hand.running(), by_hand.cancelled())
print(by_hand.set_running_or_notify_cancel(), by_hand.running())
by_hand.set_result(5)
print(by_hand.result(), by_hand.exception())
try:
    by_hand.set_result(6)
except InvalidStateError as error:
    print(str(error).split(":")[0])
failing = Future()
failing.add_done_callback(lambda each: 1 / 0)
failing.set_exception(KeyError("k"))
print(repr(failing.exception()))
cancelled = Future()
print(cancelled.cancel(), cancelled.cancelled(), cancelled.set_running_or_notify_cancel())
try:
    Future().result(timeout=1)
except TimeoutError as error:
    print("nobody came", time.monotonic() > 1)
for future in (by_hand, failing, cancelled):
    print(repr(future).split(" state=")[1])
