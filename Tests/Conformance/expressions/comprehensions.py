# Comprehensions: scope, conditions, nesting.
x = "outer"
print([x * x for x in range(5)], x)
print([x for x in range(10) if x % 2 if x > 3])
print([(a, b) for a in range(3) for b in range(a)])
print([[b for b in range(a)] for a in range(4)])
print({k: v for k, v in zip("abc", range(3))})
print({n % 3 for n in range(10)})
print([a + b for a, b in [(1, 2), (3, 4)]])
print([first for first, *rest in ["ab", "cde"]], [rest for first, *rest in ["ab", "cde"]])
functions = [lambda: n for n in range(3)]
print([f() for f in functions])
print([y := n * 2 for n in range(3)], y)
k = 10
print([k + n for n in range(3) if n < k])


def inside():
    base = 100
    return [base + n for n in range(3)], {n: base for n in "ab"}


print(inside())
print([n if n % 2 else -n for n in range(5)])
print({1: "a", 2: "b", 1: "c"}, {**{1: 2}, 3: 4}, [*range(3), *"ab"], {*[1, 2], 2})
try:
    print(n)
except NameError as error:
    print(error)
