"""atexit: calls at the end, the last one first; their errors are reported."""
import atexit
import weakref


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@atexit.register
def first():
    print("registered first")


def greet(name, mark="!"):
    print("bye", name + mark)


atexit.register(greet, "you", mark="?")
atexit.register(print, "dropped")
atexit.unregister(print)
show(lambda: atexit.register())
show(lambda: atexit.register(3))


def broken():
    raise ValueError("at exit")


atexit.register(broken)


class Held:
    def __del__(self):
        print("held goes")


held = Held()
finalizer = weakref.finalize(held, print, "finalizer of held")
print(finalizer.alive, finalizer.atexit)


def late():
    atexit.register(print, "registered late")


atexit.register(late)
print("end of the module")
