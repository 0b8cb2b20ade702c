# An uncaught exception: traceback, source lines, carets, status 1.
def third(values):
    return values[0] + values["key"]


def second(x):
    return third([x, x * 2])


def first():
    result = second(
        1,
    )
    return result


print("before")
first()
print("never printed")
