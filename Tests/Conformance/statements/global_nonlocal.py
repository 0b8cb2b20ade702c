# global and nonlocal, and names that are local because they are assigned somewhere.
count = 0


def increase():
    global count
    count += 1


increase()
increase()
print(count)


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step


one, two = counter(), counter()
print(one(), one(), two(), one())


def make_global():
    global made
    made = "made"


make_global()
print(made)


def shadow():
    count = "local"
    return count


print(shadow(), count)


def unbound():
    print(count)
    count = 1


def unbound_late(flag):
    if flag:
        value = 1
    return value


def unbound_deleted():
    value = 1
    del value
    return value


def unbound_free():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 5
    return inner()


for function in (unbound, lambda: unbound_late(False), unbound_deleted):
    try:
        function()
    except UnboundLocalError as error:
        print(error)
print(unbound_late(True), unbound_free())
try:
    undefined_name
except NameError as error:
    print(error, error.name)


def outer():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x

        return inner

    result = middle()()
    return result, x


print(outer())
