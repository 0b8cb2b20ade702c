"""Threads: start, join, names, idents, daemons, subclasses."""
import threading
import time


def work(label, seconds=0.1):
    print(label, "begins in", threading.current_thread().name)
    time.sleep(seconds)
    print(label, "ends")


thread = threading.Thread(target=work, args=("one",), kwargs={"seconds": 0.2})
print(thread.name, thread.is_alive(), thread.ident, thread.daemon)
thread.start()
print("started", thread.is_alive(), thread.ident is not None)
thread.join(0.1)
print("waited a little", thread.is_alive())
thread.join()
print("joined", thread.is_alive())
threads = [threading.Thread(target=work, args=(n, n / 10), name=f"T{n}") for n in (3, 1, 2)]
for each in threads:
    each.start()
print(threading.active_count(), [each.name for each in threading.enumerate()])
for each in threads:
    each.join()


class Counter(threading.Thread):
    def __init__(self, limit):
        super().__init__(name="counter")
        self.limit = limit
        self.total = 0

    def run(self):
        for i in range(self.limit):
            self.total += i
            time.sleep(0.01)


counter = Counter(5)
counter.start()
counter.join()
print(counter.total, counter.name)
counter.name = "renamed"
print(counter.name)
for wrong in (counter.start, threading.Thread().join, threading.current_thread().join):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
print(threading.main_thread().name, threading.current_thread() is threading.main_thread())
quiet = threading.Thread(target=work, args=("daemon", 100), daemon=True)
quiet.start()
print(quiet.daemon, repr(quiet).split("(")[1].split(",")[0])
print("main ends")
