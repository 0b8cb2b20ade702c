# What a class gives its instances, read again and again at one place, while classes and instances change.


class Base:
    limit = 3
    label = "base"
    nothing = None
    ratio = 0.5

    def __init__(self):
        self.own = 1

    def read(self):
        return self.limit, self.label, self.nothing, self.ratio


class Derived(Base):
    label = "derived"


class Slotted:
    __slots__ = ("own",)
    limit = 10

    def read(self):
        return self.limit


base, derived = Base(), Derived()
for _ in range(3):
    print(base.read(), derived.read())

print("the class changes:")
Base.limit = 4
print(base.read(), derived.read())
Base.limit = [1]
base.limit.append(2)
print(base.read(), derived.read())
Derived.limit = 5
print(base.read(), derived.read())
del Derived.limit
print(base.read(), derived.read())

print("an instance gets its own:")
Base.limit = 6
print(base.read())
base.limit = 7
print(base.read(), derived.read())
del base.limit
print(base.read())
base.__dict__["limit"] = 8
print(base.read())
base.__dict__ = {"label": "replaced"}
print(base.read())

print("the value becomes a descriptor:")
other = Base()
print(other.read())
Base.limit = property(lambda self: ("property", self.own))
print(other.read())
Base.limit = 9
print(other.read())


class Late:
    def __get__(self, instance, owner):
        return ("late", owner.__name__)


Base.limit = Late()
print(other.read(), derived.read())

print("it goes, and comes back:")
del Base.limit
try:
    other.read()
except AttributeError as error:
    print(error)
Base.limit = 1
print(other.read())
Base.__getattribute__ = lambda self, name: "all the same" if name == "limit" else object.__getattribute__(self, name)
print(other.read())
del Base.__getattribute__
print(other.read())

print("another class:")


class Other:
    limit, label, nothing, ratio = "l", "o", 0, 1
    read = Base.read


for thing in (other, Other(), derived, Other()):
    print(thing.read())
derived.__class__ = Base
print(derived.read())

slotted = Slotted()
print(slotted.read(), slotted.read())
Slotted.limit = 11
print(slotted.read())


def several(*things):
    return [thing.limit for thing in things]


print(several(other, slotted, Other(), other, slotted))
