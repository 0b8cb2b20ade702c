# In which order operands, arguments, keys and targets are evaluated.
def show(value):
    print(value, end=" ")
    return value


def keep(*args, **kwargs):
    return args, kwargs


print(show(1) + show(2) * show(3))
print([show(4), show(5)][show(0)])
print({show("a"): show(1), show("b"): show(2)})
print(keep(show(1), *[show(2), show(3)], show(4), k=show(5), **{"m": show(6)}))
items = [0, 0, 0]
items[show(0)], items[show(1)] = show("x"), show("y")
print(items)
items[show(2)] += show(9)
print(items)
a = b = show("chain")
print(a, b)
print(show(1) < show(2), show(3) if show(True) else show(4))
print({show(1), show(2)}, (show(3), show(4)))
i = 0
i, items[i] = 1, "after i"
print(i, items)
