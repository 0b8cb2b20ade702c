"""The order in which threads run: a new one at once, each until it waits."""
import threading
import time


def talks(name, steps):
    for step, pause in enumerate(steps):
        print(name, step, round(time.monotonic(), 2))
        time.sleep(pause)
    print(name, "ends")


for name, steps in (("a", [0, 0, 0.2]), ("b", [0.1, 0.1]), ("c", [0, 0.2]), ("d", [])):
    threading.Thread(target=talks, args=(name, steps)).start()
    print("started", name)
time.sleep(0)
print("main slept for nothing")
for i in range(3):
    time.sleep(0.1)
    print("main", i, round(time.monotonic(), 2))


def nested(depth):
    print("down", depth)
    if depth:
        inner = threading.Thread(target=nested, args=(depth - 1,))
        inner.start()
        print("started", depth - 1)
        inner.join()
    print("up", depth)


thread = threading.Thread(target=nested, args=(3,))
thread.start()
thread.join()


def sorts():
    print(sorted([3, 1, 2], key=lambda n: (time.sleep(0.1), print("key", n), n)[2]))


def counts():
    for i in range(4):
        time.sleep(0.08)
        print("count", i)


threads = [threading.Thread(target=each) for each in (sorts, counts)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
