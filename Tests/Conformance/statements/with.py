# with: the protocol, several managers, swallowing, the order of ending.
class Room:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, repr(value), traceback is not None)
        return self.swallows


with Room("a") as name:
    print("in", name)
with Room("b") as b, Room("c") as c:
    print("in", b, c)
with (
    Room("d") as d,
    Room("e"),
):
    print("in", d)
with Room("f", swallows=True):
    raise ValueError("swallowed")
print("goes on")
try:
    with Room("g"), Room("h"):
        print(1 / 0)
except ZeroDivisionError as error:
    print("caught", error)


def leave_early():
    for n in range(3):
        with Room(f"room {n}"):
            if n == 0:
                continue
            return n


print(leave_early())
with Room("i", swallows=True), Room("j"):
    raise KeyError("k")
try:
    with 5:
        pass
except TypeError as error:
    print(error)


class Half:
    def __enter__(self):
        pass


try:
    with Half():
        pass
except TypeError as error:
    print(error)


class Worse:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise RuntimeError("worse")


try:
    with Worse():
        raise ValueError("bad")
except RuntimeError as error:
    print(repr(error), repr(error.__context__))
