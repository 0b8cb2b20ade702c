"""`global` in a class body and in functions next to each other; `exec` with locals of its own."""


def outer(count):
    class Adder:
        global count

        def __call__(self, more):
            return count + more

        seen = count

    return Adder()


count = 100
adder = outer(6)
print(adder(2), adder.seen)

SOURCE = """
def make():
    total = 1
    def first():
        global total
        return total
    def second():
        return total + 1
    return first, second
total = 9
first, second = make()
results = first(), second()
"""
names, variables = {}, {}
exec(SOURCE, names, variables)
print(variables["results"], "total" in names, "total" in variables)

for text in ("match x:\n  case {0: a, 0j: b}: pass", "match x:\n  case {1: a, True: b}: pass", "x = 'open", "f'{", 'x = f"""', "(1,", "1_", "\\", "x\\"):
    for mode in ("exec", "eval"):
        try:
            compile(text, "<text>", mode)
        except SyntaxError as error:
            print(mode, repr(text), error.msg, error.lineno, error.offset, repr(error.text))
