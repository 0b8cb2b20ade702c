# What Python says when arguments do not fit.
def f(a, b, c=3):
    return a, b, c


def g(a, /, b, *, c):
    return a, b, c


def h(*, x, y):
    return x, y


def k():
    return None


def m(a, b, c, d, e=1):
    return a


class C:
    def __init__(self, x):
        self.x = x

    def method(self, y):
        return y


calls = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, 3, 4),
    lambda: f(1, 2, 3, 4, c=5),
    lambda: f(1, 2, d=4),
    lambda: f(1, 2, a=1),
    lambda: f(b=1),
    lambda: g(a=1, b=2, c=3),
    lambda: g(1, 2, 3),
    lambda: g(1, 2),
    lambda: h(),
    lambda: h(x=1),
    lambda: h(1, 2),
    lambda: k(1),
    lambda: k(x=1),
    lambda: m(),
    lambda: m(1, 2),
    lambda: m(1, 2, 3),
    lambda: C(),
    lambda: C(1, 2),
    lambda: C(1).method(),
    lambda: C(1).method(1, 2),
    lambda: C.method(),
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(**{1: 2}),
    lambda: f(1, **{"a": 2}),
    lambda: len(),
    lambda: len([], []),
    lambda: print(1, foo=2),
    lambda: (lambda x: x)(),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
