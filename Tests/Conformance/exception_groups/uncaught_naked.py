# A naked exception in a clause, raised again as the group around it; `from None`; a context that is a group.
def naked():
    try:
        raise ValueError("naked")
    except* ValueError as group:
        raise


def hidden():
    try:
        naked()
    except* ValueError:
        raise LookupError("hidden") from None


try:
    hidden()
except LookupError:
    class Mine(ExceptionGroup):
        def __str__(self):
            return "my own text"

    raise Mine("mine", [LookupError("a"), BaseExceptionGroup("b", [SyntaxError("c")])])
