# Two exceptions: "During handling of" and "The above exception was the direct cause of".
def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise KeyError(text) from error


def load(text):
    try:
        return parse(text)
    except KeyError:
        return undefined_name


try:
    load("x")
except NameError:
    raise RuntimeError("giving up")
