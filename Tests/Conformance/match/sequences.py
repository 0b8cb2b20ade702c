# Sequence patterns: what is a sequence, lengths, stars, nesting, and which methods are called how often.
def shape(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one!r}"
        case [a, [b, [c]]]:
            return f"nested {a} {b} {c}"
        case (0, *middle, 9):
            return f"from 0 to 9 with {middle}"
        case [_, _]:
            return "two"
        case [first, *_, last] if first == last:
            return f"ends in {first}"
        case [*start, "end"]:
            return f"start {start}"
        case ["begin", *_]:
            return "begins"
        case [_, second, *_]:
            return f"second {second}"
    return "no sequence"


for value in [[], (), [1], ("x",), [1, [2, [3]]], [0, 9], (0, 1, 2, 9), [3, 4], [5, 6, 5], [1, 2, "end"], ["begin", 1, 2],
              [1, 2, 3], range(3), range(0), range(1), "string", b"bytes", bytearray(b"xy"), {1, 2}, {1: 2}, iter([1]), 5, None]:
    print(repr(value) if not hasattr(value, "__next__") else "iterator", "->", shape(value))


class Counting(list):
    def __len__(self):
        print("  len")
        return super().__len__()

    def __getitem__(self, index):
        print("  getitem", index)
        return super().__getitem__(index)

    def __iter__(self):
        print("  iter")
        return super().__iter__()


class Pair(tuple):
    pass


def calls(x):
    match x:
        case [_, _, _, _, _]:
            return "five wildcards"
        case [*_, 7]:
            return "last is 7"
        case [1, *_, y, 4]:
            return f"third {y}"
        case [1, 2, z]:
            return f"unpacked {z}"
        case [*everything]:
            return everything


for items in [[1, 2, 3, 4, 5], [6, 7], [1, 2, 3, 4], [1, 2, 3], [], [4]]:
    print(items)
    print(calls(Counting(items)))

match Pair((1, 2)):
    case [a, b]:
        print("Pair", a, b)

match Counting([1, 2]):
    case [*_]:
        print("only star wildcard")


class NotASequence:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


match NotASequence():
    case [_, _]:
        print("matched")
    case _:
        print("has the methods, is no sequence")


class Liar(list):
    def __len__(self):
        return 2


try:
    match Liar([1, 2, 3]):
        case [a, b]:
            print(a, b)
except ValueError as error:
    print("ValueError:", error)
try:
    match Liar([1]):
        case [a, b]:
            print(a, b)
except ValueError as error:
    print("ValueError:", error)


class BadLength(list):
    def __len__(self):
        raise RuntimeError("no length")


try:
    match BadLength():
        case [a]:
            print(a)
except RuntimeError as error:
    print("RuntimeError:", error)
match BadLength([1, 2]):
    case [*everything]:
        print("no length needed", everything)


def commands(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["go", where]:
            return f"no way {where}"
        case ["get", item] | ["pick", "up", item] | ["pick", item, "up"]:
            return f"got {item}"
        case ["drop", *items] if items:
            return f"dropped {', '.join(items)}"
        case ["quit" | "exit" | "q"]:
            return "bye"
        case [command, *args]:
            return f"unknown {command} with {len(args)} arguments"
        case []:
            return "say something"


for line in ["go north", "go up", "get lamp", "pick up sword", "pick sword up", "drop a b c", "drop", "q", "exit", "dance wildly", ""]:
    print(f"{line!r}: {commands(line)}")


def evaluate(expression):
    match expression:
        case ("+", left, right):
            return evaluate(left) + evaluate(right)
        case ("*", left, right):
            return evaluate(left) * evaluate(right)
        case ("-", value):
            return -evaluate(value)
        case ("if", test, yes, no):
            return evaluate(yes) if evaluate(test) else evaluate(no)
        case int() | float() as number:
            return number
        case unknown:
            raise ValueError(f"cannot evaluate {unknown!r}")


print(evaluate(("+", 1, ("*", 2, ("-", 3)))), evaluate(("if", ("-", 0), 1, 2.5)))
try:
    evaluate(("+", 1, ("/", 1, 2)))
except ValueError as error:
    print(error)


def flatten(tree):
    match tree:
        case []:
            return []
        case [[*inner], *rest]:
            return flatten(inner) + flatten(rest)
        case [leaf, *rest]:
            return [leaf] + flatten(rest)


print(flatten([1, [2, [3, [], 4]], (5, [6])]))

match [[0, [1, 2]], {"k": [3, 4]}]:
    case [[a, (b, c)], {"k": (d, *e)}]:
        print(a, b, c, d, e)

match [1, [2, 3], 4]:
    case [a, [b, 99], c] | [a, [b, 3], c]:
        print("second alternative", a, b, c)

match 1, 2:
    case x, :
        print("one tuple")
    case x, y:
        print("open sequence", x, y)
match (3):
    case (x):
        print("group", x)
