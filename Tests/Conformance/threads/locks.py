"""Locks, reentrant locks and semaphores between threads."""
import threading
import time

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(3):
        with lock:
            before = total
            time.sleep(0.01)
            total = before + n
            print(threading.current_thread().name, total)


threads = [threading.Thread(target=add, args=(n,), name=f"T{n}") for n in (1, 10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, lock.locked())
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.5))
lock.release()
for wrong in (lock.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2)):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)

again = threading.RLock()
with again:
    with again:
        print("twice")
    other = threading.Thread(target=lambda: print("other gets it:", again.acquire(timeout=0.1)))
    other.start()
    other.join()
try:
    again.release()
except RuntimeError as error:
    print(error)

semaphore = threading.BoundedSemaphore(2)


def limited(n):
    with semaphore:
        print("in", n)
        time.sleep(0.1)
    print("out", n)


threads = [threading.Thread(target=limited, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    semaphore.release()
except ValueError as error:
    print(error)
print(repr(threading.Lock()).split(" object")[0], repr(again).split(" object")[0])
print(threading.Semaphore(3).acquire(blocking=False), threading.Semaphore(0).acquire(timeout=0.2))
