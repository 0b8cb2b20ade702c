"""queue.Queue and its kin between threads."""
import queue
import threading
import time

work = queue.Queue(maxsize=2)


def worker(n):
    while True:
        item = work.get()
        if item is None:
            work.task_done()
            break
        print("worker", n, "takes", item)
        time.sleep(0.1 * (n + 1))
        work.task_done()


threads = [threading.Thread(target=worker, args=(n,)) for n in range(2)]
for thread in threads:
    thread.start()
for i in range(6):
    work.put(i)
    print("put", i, work.qsize())
for _ in threads:
    work.put(None)
work.join()
for thread in threads:
    thread.join()
print("all done", work.empty(), work.unfinished_tasks)
for wrong in (lambda: work.get(timeout=0.2), work.get_nowait, lambda: work.get(timeout=-1)):
    try:
        wrong()
    except (queue.Empty, ValueError) as error:
        print(repr(error))
work.put(1)
work.put(2)
for wrong in (lambda: work.put(3, timeout=0.2), lambda: work.put_nowait(3)):
    try:
        wrong()
    except queue.Full as error:
        print(repr(error))
simple = queue.SimpleQueue()
thread = threading.Thread(target=lambda: print("got", simple.get()))
thread.start()
simple.put("x")
thread.join()
try:
    simple.get(timeout=0.1)
except queue.Empty:
    print("empty", simple.qsize())
stack = queue.LifoQueue()
heap = queue.PriorityQueue()
for n in (3, 1, 2):
    stack.put(n)
    heap.put((n, str(n)))
print([stack.get() for _ in range(3)], [heap.get() for _ in range(3)])
closing = queue.Queue()
thread = threading.Thread(target=lambda: [print(closing.get()), closing.get()])
thread.start()
closing.put("last")
time.sleep(0)
closing.shutdown()
thread.join()
try:
    closing.put(1)
except queue.ShutDown as error:
    print(repr(error))
