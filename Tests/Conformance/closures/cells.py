# Closures capture variables, not values.
def make_adders():
    adders = []
    for n in range(3):
        adders.append(lambda x: x + n)
    return adders


print([add(10) for add in make_adders()])


def make_fixed():
    return [lambda x, n=n: x + n for n in range(3)]


print([add(10) for add in make_fixed()])


def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def show():
        return balance

    return deposit, show


deposit, show = account(100)
deposit(50)
print(show(), deposit(1), show())


def late():
    def use():
        return value

    value = 1
    first = use()
    value = 2
    return first, use()


print(late())


def outer(a):
    def middle(b):
        def inner(c):
            return a, b, c

        return inner

    return middle


print(outer(1)(2)(3))


def deleting():
    x = 1

    def use():
        return x

    del x
    try:
        return use()
    except NameError as error:
        return repr(error)


print(deleting())


def parameter(x):
    def change():
        nonlocal x
        x += 1

    change()
    change()
    return x


print(parameter(5))


class Scope:
    x = "class"

    def method(self):
        return x


x = "module"
print(Scope().method(), Scope.x)


def class_in_function(value):
    class Local:
        field = value

        def read(self):
            return value

    return Local


local = class_in_function(7)
print(local.field, local().read(), local.__qualname__)
print(outer.__closure__, outer(1).__closure__[0].cell_contents, outer(1).__code__.co_freevars)


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


print(compose(lambda x: x + 1, str, lambda s: s * 3)(4))
