# NameError and AttributeError with suggestions, as only the traceback prints them.
class Account:
    def __init__(self):
        self.balance = 10

    def show(self):
        return balance


def typo(counter):
    return countr + 1


def attempt(function):
    try:
        function()
    except Exception as error:
        failures.append(error)


failures = []
for function in (
    lambda: typo(1),
    lambda: prnt("x"),
    lambda: Account().balanse,
    lambda: Account().show(),
    lambda: [].apend(1),
    lambda: asyncio.run(),
    lambda: completely_different,
    lambda: "x".uper(),
):
    attempt(function)
cause = None
for failure in failures:
    failure.__cause__ = cause
    cause = failure
raise cause
