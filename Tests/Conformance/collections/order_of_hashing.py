# When the keys of a display are hashed: CPython evaluates the values of a group before it builds anything of them.


class Key:
    def __init__(self, name):
        self.name = name
        print("make", name)

    def __hash__(self):
        print("hash", self.name)
        return hash(self.name)

    def __eq__(self, other):
        print("compare", self.name, other.name)
        return self.name == other.name

    def __repr__(self):
        return f"Key({self.name!r})"

    def __del__(self):
        print("gone", self.name)


def value(of):
    print("value", of)
    return of


def attempt(what, function):
    print(what)
    try:
        print(" ", len(function()))
    except Exception as error:
        print(" ", type(error).__name__, error)


attempt("pairs:", lambda: {Key(1): value(1), Key(2): value(2)})
attempt("equal keys:", lambda: {Key(1): value(1), Key(1): value(2)})
attempt("a dictionary between:", lambda: {Key(1): value(1), **{"a": value("a")}, Key(2): value(2), Key(3): value(3)})
attempt("a dictionary first:", lambda: {**{"a": value("a")}, Key(2): value(2)})
attempt("only dictionaries:", lambda: {**{"a": 1}, **{"b": 2}, **{}})
attempt("what is no mapping:", lambda: {Key(1): 1, **value(3), Key(2): 2})
attempt("an error before the key is hashed:", lambda: {(): 1, []: value(1), "b": 1 // 0})
attempt("no hash:", lambda: {value(1): [], Key(2): 2, value(3): {[]: 4}})
attempt("no hash, and the others go:", lambda: {Key(1): 2, (Key(3), []): 4, Key(5): 6})
attempt("members:", lambda: {Key(1), Key(2), value(3)})
attempt("members and an error:", lambda: {Key(1), [], value(1) // 0})
attempt("members and a star:", lambda: {Key(1), Key(2), *[value(3)], Key(4), *()})
attempt("a star first:", lambda: {*[value(3)], Key(1), value(2)})
attempt("a list with stars:", lambda: [value(1), *[value(2)], value(3)])
attempt("a tuple with stars:", lambda: (value(1), *[value(2)], value(3)))

for count in (15, 16, 17, 18, 33, 34, 35):
    pairs = ", ".join(f"Key({n}): {n}" for n in range(count))
    attempt(f"{count} pairs:", lambda: eval("{" + pairs + "}"))
pairs = ", ".join(f"value({n}): {n}" for n in range(20))
attempt("many and a dictionary:", lambda: eval("{" + pairs + ", **{'a': 1}, " + pairs + "}"))
for count in (30, 31):
    members = ", ".join(f"Key({n})" for n in range(count))
    attempt(f"{count} members:", lambda: eval("{" + members + "}"))
attempt("many and a star:", lambda: eval("{" + members + ", *'ab'}"))


def local(x):
    x = {x: 1, "x": x}
    x = {**x, "y": x}
    x = [x, *x, {*x}]
    return x


print(local(5))
