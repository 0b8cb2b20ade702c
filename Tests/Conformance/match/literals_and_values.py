# Literals, dotted names, singletons, captures, guards and or-patterns.
import sys


class Color:
    RED = "red"
    GREEN = 2

    class Deep:
        NAME = (1, 2)


def kind(x):
    match x:
        case 0 | 1:
            return "zero or one"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case -3 + 4j:
            return "complex"
        case 1 - 2j:
            return "other complex"
        case "a" "b":
            return "joined string"
        case b"bytes":
            return "bytes"
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case Color.RED:
            return "Color.RED"
        case Color.Deep.NAME:
            return "deep name"
        case str() as text if text.isdigit():
            return f"digits {text}"
        case str(text):
            return f"text {text}"
        case other if isinstance(other, float):
            return f"float {other}"
        case _:
            return f"something else: {x!r}"


for value in [0, 1, True, False, -1, 2.5, -3 + 4j, 1 - 2j, "ab", b"bytes", None, "red", (1, 2), "42", "hello", 1.25, 0.0, -0.0, 1.0, {}, 2]:
    print(repr(value), "->", kind(value))


class Loud:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __eq__(self, other):
        print(f"  {self.name} == {other!r}")
        return self.answer

    def __repr__(self):
        return f"Loud({self.name})"


def order(x):
    match x:
        case 1 | 2 | "three":
            return "literal"
        case Color.GREEN:
            return "green"
        case [1, y] | (y, 2):
            return y
        case _ if print("  guard") or False:
            return "never"
        case None | True:
            return "singleton"
    return "nothing"


print(order(Loud("no", False)))
print(order(Loud("yes", True)))
print(order(Loud("empty", 0)), order(Loud("list", [])), order(Loud("full", [0])))


class Broken:
    def __eq__(self, other):
        raise ValueError("compared")


try:
    order(Broken())
except ValueError as error:
    print("raised", error, sys.exc_info()[0].__name__)


# A guard that fails leaves the names bound.
def leftovers(x):
    match x:
        case [a, b] if a > b:
            result = "down"
        case [a, c] if a == c:
            result = "same"
        case d:
            result = "up"
    return result, sorted((k, v) for k, v in locals().items() if k not in "xresult")


print(leftovers([2, 1]))
print(leftovers([2, 2]))
print(leftovers([1, 2]))
print(leftovers(7))


# The subject is evaluated once, and rebinding its name is seen only afterwards.
def subject():
    print("subject")
    return [1, 2]


match subject():
    case [2, _]:
        print("no")
    case [1, x]:
        print("x is", x)

value = 5
match value:
    case value if value > 10:
        print("big")
    case int(value) if (value := value + 1) > 10:
        print("bigger")
    case 5:
        print("still five, value is", value)

match 1, 2, *[3, 4]:
    case 1, *rest:
        print(rest)

match (yielded := 3), 4:
    case 3, four:
        print(yielded, four)

match match := {"case": 1}:
    case {"case": case}:
        print(match, case)


# No case matches: nothing happens.
match 3:
    case 4:
        print("four")
print("done")


class Scope:
    match ("in", "class"):
        case (first, second):
            pass


print(Scope.first, Scope.second)


def global_capture():
    global captured
    match 9:
        case captured:
            pass


global_capture()
print(captured)


def in_loop(items):
    found = []
    for item in items:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case ("return", value):
                return found, value
            case _:
                found.append(item)
    else:
        found.append("else")
    return found


print(in_loop([1, "skip", 2]), in_loop([1, "stop", 2]), in_loop([1, ("return", 5), 2]))


def closure(x):
    match x:
        case [n, *ns]:
            return lambda: (n, ns)
        case n:
            return lambda: n


print(closure([1, 2, 3])(), closure(4)())


def generator(x):
    match (yield x):
        case "again":
            yield "more"
        case [a, b]:
            yield a + b
        case _:
            yield "end"


for sent in ["again", [3, 4], 0]:
    g = generator("start")
    print(next(g), g.send(sent))

try:
    match undefined_name:
        case _:
            pass
except NameError as error:
    print(error)
try:
    match 1:
        case Color.BLUE:
            pass
except AttributeError as error:
    print(error)


def unbound(x):
    match x:
        case [a, b]:
            pass
    return a


print(unbound([1, 2]))
try:
    unbound(3)
except UnboundLocalError as error:
    print(error)
