"""Two threads that wait for each other's lock: nobody can ever go on."""
import threading
import time

one, two = threading.Lock(), threading.Lock()


def takes(first, second):
    with first:
        time.sleep(0.1)
        with second:
            print("never")


threads = [threading.Thread(target=takes, args=pair) for pair in ((one, two), (two, one))]
for thread in threads:
    thread.start()
print("waiting")
for thread in threads:
    thread.join()
