# Recursion, mutual recursion, and the limit.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(n) for n in range(15)])


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(is_even(100), is_odd(301))


def hanoi(n, a, b, c):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


print(len(hanoi(7, "A", "B", "C")), hanoi(2, "A", "B", "C"))


def bottomless(n):
    return bottomless(n + 1)


try:
    bottomless(0)
except RecursionError as error:
    print(type(error).__name__, error)

depth = 0


def count_depth():
    global depth
    depth += 1
    count_depth()


try:
    count_depth()
except RecursionError:
    print("depth", depth)
print("still alive", fib(10))
