# When and in which order objects die: containers, calls, exceptions that are handled, kept or leave the program.
class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone:", self.name)


def local_variables():
    first, second = Named("first"), Named("second")
    third = Named("third")
    print("returns")


def raises():
    kept = Named("in the call that raised")
    raise ValueError(kept.name)


def expression():
    return [Named("in a list"), Named("also in the list"), 1 / 0]


def handles():
    try:
        raises()
    except ValueError as error:
        print("handled")
    print("after the handler")


def keeps():
    try:
        raises()
    except ValueError as error:
        return error


local_variables()
print("list")
things = [Named(n) for n in range(4)]
things.clear()
things = [Named(n) for n in range(3)]
del things
print("tuple and dict")
things = Named("a"), Named("b"), Named("c")
things = {n: Named(f"value {n}") for n in range(3)}
things = None
print("set and attributes")
things = Named("owner")
things.inner = Named("inner")
things.other = Named("other")
things = 0
print("loop over a tuple")
try:
    for thing in (Named("one"), Named("two"), Named("three")):
        thing.missing
except AttributeError:
    print("missing")
thing = None
print("expression")
try:
    expression()
except ZeroDivisionError:
    print("divided")
handles()
error = keeps()
print("kept")
error = None
print("replaced")
first_global = Named("first global")
second_global = Named("second global")
raises()
