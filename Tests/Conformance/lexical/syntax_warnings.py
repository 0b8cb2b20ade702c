# What CPython warns of while it compiles: on stderr, before the first line runs.
print("runs after the warnings")
print(1if True else 2)
print("\d", "\8")
if 1 is 1:
    print("is with a literal")
assert (1, "always true")
