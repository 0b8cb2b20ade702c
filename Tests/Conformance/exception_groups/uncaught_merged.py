# Clauses raise anew: the report of what was put together.
def work():
    try:
        raise ExceptionGroup("work", [ValueError(1), TypeError(2), OSError(3), KeyError(4)])
    except* ValueError as group:
        raise RuntimeError("no value") from group
    except* TypeError:
        1 / 0
    except* OSError:
        raise


work()
