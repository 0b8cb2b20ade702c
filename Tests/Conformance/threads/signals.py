"""Events, conditions, barriers and timers."""
import threading
import time

event = threading.Event()


def waits(n):
    print("waits", n)
    print("woken", n, event.wait(), round(time.monotonic(), 1))


threads = [threading.Thread(target=waits, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
time.sleep(0.5)
print("set")
event.set()
print("after set", event.is_set())
for thread in threads:
    thread.join()
event.clear()
print(event.wait(0.2), event.is_set())

condition = threading.Condition()
items = []


def consumer(n):
    with condition:
        condition.wait_for(lambda: items)
        print("consumer", n, "takes", items.pop(0))


threads = [threading.Thread(target=consumer, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for item in "abc":
    with condition:
        items.append(item)
        condition.notify()
        print("notified")
    time.sleep(0.1)
for thread in threads:
    thread.join()
with condition:
    print(condition.wait(0.1), condition.wait_for(lambda: False, timeout=0.3))
for wrong in (condition.notify, condition.wait):
    try:
        wrong()
    except RuntimeError as error:
        print(error)

barrier = threading.Barrier(3, action=lambda: print("all here"))


def meets(n):
    time.sleep(n / 10)
    print("arrives", n)
    number = barrier.wait()
    print("goes on", n, number)


threads = [threading.Thread(target=meets, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    barrier.wait(0.1)
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
barrier.reset()
print(barrier.broken, barrier.parties, barrier.n_waiting)

timer = threading.Timer(0.3, print, args=["timer"], kwargs={"end": "!\n"})
never = threading.Timer(0.1, print, args=["never"])
timer.start()
never.start()
never.cancel()
timer.join()
never.join()
