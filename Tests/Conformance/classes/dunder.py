# Special methods: text, comparison, arithmetic, containers, calls.
class Vector:
    """Two numbers."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, value):
        return value in (self.x, self.y)

    def __call__(self, *args):
        return args, self.x

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)


v, w = Vector(1, 2), Vector(3, 4)
print(v, repr(v), [v, w], f"{v} {v!r} {v!s}", (v,), {v: w})
print(v == Vector(1, 2), v != w, v == 1, hash(v) == hash(Vector(1, 2)))
print(v + w, v * 3, 3 * v, -v)
print(bool(v), bool(Vector(0, 0)), len(v), v[0], v[-1], 2 in v, 7 in v, list(v), v(1, 2))
print(v < w, v > w, sorted([w, v]), max(v, w), {v, Vector(1, 2)})
x, y = w
print(x, y)
v += w
print(v)
try:
    v + 1
except TypeError as error:
    print(error)
try:
    v[5]
except IndexError as error:
    print(error)
print(Vector.__doc__)


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr!"


class BadRepr:
    def __repr__(self):
        return 5


print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}")
try:
    print(BadRepr())
except TypeError as error:
    print(error)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), [n for n in Countdown(2)], sum(Countdown(5)), 1 in Countdown(3))
