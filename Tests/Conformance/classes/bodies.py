# A class body is a block of its own.
print("before")


class Loud:
    print("in the body of", __qualname__)
    numbers = [n * n for n in range(4)]
    if len(numbers) > 3:
        big = True
    total = sum(numbers)
    for n in range(2):
        pass

    class Inner:
        depth = 2

    @staticmethod
    def static(x):
        return x * 2

    @classmethod
    def make(cls, x):
        instance = cls()
        instance.x = x
        return instance

    @property
    def double(self):
        return self.x * 2


print(Loud.numbers, Loud.big, Loud.total, Loud.n, Loud.Inner.depth, Loud.Inner.__qualname__)
print(Loud.static(4), Loud.make(5).x, Loud.make(6).double)
try:
    Loud.make(1).double = 3
except AttributeError as error:
    print(error)
try:

    class Broken:
        fine = 1
        raise ValueError("in the body")
except ValueError as error:
    print(error, "Broken" in globals())


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:

    class E(A, D):
        pass
except TypeError as error:
    print(error)
