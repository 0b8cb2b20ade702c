# An uncaught RecursionError through two functions: no line repeats, so all are printed.
def ping(n):
    return pong(n + 1)


def pong(n):
    if n > 30:
        raise RecursionError("deep enough")
    return ping(n + 1)


ping(0)
