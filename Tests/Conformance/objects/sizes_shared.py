# Asking how large a dictionary of attributes is changes nothing: names that came through it count when they come.
import sys


def sizes(asks):
    class Thing:
        def __init__(self):
            self.x = 1

    seen = []
    for n in range(8):
        thing = Thing()
        vars(thing)["n%d" % (n % 3)] = n
        if asks:
            sys.getsizeof(vars(thing))
        seen.append(sys.getsizeof(vars(Thing())))
    many = Thing()
    many.__dict__.update({f"m{n}": n for n in range(3)})
    del many.x
    seen.append(sys.getsizeof(vars(Thing())))
    return seen


print(sizes(False))
print(sizes(False) == sizes(True))
