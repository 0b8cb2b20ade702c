# An exception that goes takes its traceback with it, the innermost call first.
class Said:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print("end of", self.text)


def outer(depth):
    first = Said(f"the first of {depth}")
    second = Said(f"the second of {depth}")
    if depth == 0:
        raise OSError("inside")
    outer(depth - 1)


for depth in 0, 1, 4:
    kept = None
    try:
        outer(depth)
    except OSError as error:
        kept = error
    print("drop", depth)
    del kept
print("done")
