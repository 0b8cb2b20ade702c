# and, or, not, the conditional expression and the walrus: which operand is answered, which is run.
def say(value):
    print("say", repr(value))
    return value


print(say(0) and say(1))
print(say(2) and say(3))
print(say("") or say("x") or say("y"))
print(not say([]), not not say([0]))
print(say(1) if say(0) else say(2))
print(1 or 1 / 0, 0 and 1 / 0)
print("a" if 0 else "b" if 0 else "c")
if (n := len("hello")) > 3:
    print("long", n)
print([y := 5, y + 1, y * 2], y)
for value in (None, 0, 0.0, "", (), [], {}, set(), False, 1, "0", (0,), [[]], {0: 0}, -1):
    print(repr(value), bool(value), not value)
