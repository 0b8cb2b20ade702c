"""Threads that raise: the others go on; excepthook."""
import sys
import threading


def fails():
    raise ValueError("in a thread")


def exits():
    print("exiting")
    sys.exit(3)


for target in (fails, exits):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()
    print(thread.name, thread.is_alive())


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
thread = threading.Thread(target=fails, name="hooked")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
thread = threading.Thread(target=lambda: {}["k"], name="again")
thread.start()
thread.join()
print("end")
