"""Who hears of a signal (Library Reference, "signal"). None comes from outside: a program may send one to itself."""

SIGINT = 2


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


# By number; what is not here is as it is when Python starts.
handlers = {SIGINT: default_int_handler}


def send(signalnum, what):
    """Calls the handler at once, in the main thread."""
    import _threads
    import sys

    handler = handlers.get(signalnum, 0)
    if handler == 1:
        return
    if handler is default_int_handler:
        raise KeyboardInterrupt
    if not callable(handler) or _threads.current() != 1:
        _threads.refuse(what)
    handler(signalnum, sys._getframe(2))
