# raise ... from None hides the context.
def parse(text):
    try:
        return int(text)
    except ValueError:
        raise LookupError("no number: " + text) from None


print(parse("5"))
parse("five")
