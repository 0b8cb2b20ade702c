# A descriptor with __set__ and no __get__: what the instance holds under the name is seen, else the descriptor itself.


class Checked:
    def __init__(self, name, kind):
        self.name = name
        self.kind = kind

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value


class Positive(Checked):
    def __set__(self, instance, value):
        super().__set__(instance, value)
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")


class Deleted:
    def __delete__(self, instance):
        print("deleted")


class Product:
    name = Checked("name", str)
    price = Positive("price", int)
    stock = Positive("elsewhere", int)
    gone = Deleted()

    def __init__(self, name, price):
        self.name = name
        self.price = price


tea = Product("tea", 3)
for _ in range(3):
    print(tea.name, tea.price, getattr(tea, "name"))
    tea.price += 1
for name, value in [("name", 1), ("price", "x"), ("price", -1)]:
    try:
        setattr(tea, name, value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(tea.price, vars(tea))
print(tea.stock is Product.__dict__["stock"], tea.gone is Product.gone)
tea.stock = 5
print(tea.elsewhere, tea.stock is Product.stock)
tea.__dict__["gone"] = "mine"
print(tea.gone)
del tea.gone
print(tea.gone)
del tea.__dict__["name"]
print(tea.name is Product.name)


class Both(Checked):
    def __get__(self, instance, owner=None):
        return "from the descriptor"


Product.name = Both("name", str)
tea.name = "coffee"
print(tea.name, vars(tea)["name"])


# On a metaclass it is the class that holds the value.
class Meta(type):
    label = Checked("label", str)


class Labelled(metaclass=Meta):
    label = "the class's own"


print(Labelled.label)

# A property is named as its class has named it, else as its getter is.
from operator import itemgetter


class Pair(tuple):
    first = property(itemgetter(0))


Pair.second = property(itemgetter(1))
Pair.third = property(lambda self: 3)


def fourth(self):
    return 4


Pair.other = property(fourth)
pair = Pair((1, 2))
print(pair.first, pair.second, pair.third, pair.other)
for name in ["first", "second", "third", "other"]:
    try:
        setattr(pair, name, 1)
    except AttributeError as error:
        print(error)
    try:
        delattr(pair, name)
    except AttributeError as error:
        print(error)
