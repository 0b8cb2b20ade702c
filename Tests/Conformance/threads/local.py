"""threading.local: attributes that each thread has for itself."""
import threading


class Mine(threading.local):
    number = 5

    def __init__(self, start):
        print("init in", threading.current_thread().name)
        self.start = start

    def double(self):
        return self.start * 2


mine = Mine(10)
plain = threading.local()
plain.x = 1


def other():
    print(hasattr(plain, "x"), mine.start, mine.double(), mine.number)
    plain.x = 2
    mine.start = 20
    print(plain.x, mine.double(), sorted(plain.__dict__))


thread = threading.Thread(target=other, name="other")
thread.start()
thread.join()
print(plain.x, mine.start, mine.__dict__)
del plain.x
try:
    plain.x
except AttributeError as error:
    print(error)
try:
    threading.local(1)
except TypeError as error:
    print(error)
