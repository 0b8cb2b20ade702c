"""What workers begin with; a pool whose initializer fails."""
import logging
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")
local = threading.local()


def begin(value):
    local.value = f"{value} of {threading.current_thread().name}"
    print("begin", local.value)


def work(n):
    time.sleep(0.1)
    return n, local.value


with ThreadPoolExecutor(2, "W", initializer=begin, initargs=("own",)) as pool:
    print(list(pool.map(work, range(4))))


def fails():
    raise OSError("no start")


pool = ThreadPoolExecutor(1, initializer=fails)
try:
    future = pool.submit(work, 1)
    print(repr(future.exception()))
    pool.submit(work, 2)
except BrokenExecutor as error:
    print(type(error).__name__, error)
try:
    ThreadPoolExecutor(1, initializer=5)
except TypeError as error:
    print(error)
