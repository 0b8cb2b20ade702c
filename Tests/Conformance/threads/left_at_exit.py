"""The program ends when the last thread that is no daemon does; calls at the exit come after that."""
import atexit
import threading
import time

atexit.register(print, "at exit")


def work(label, seconds):
    for i in range(3):
        time.sleep(seconds)
        print(label, i)


threading.Thread(target=work, args=("worker", 0.2)).start()
threading.Thread(target=work, args=("daemon", 0.25), daemon=True).start()
print("main ends", threading.active_count())
