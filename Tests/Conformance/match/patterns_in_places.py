# Patterns in coroutines, methods, comprehension closures and nested matches; soft keywords as names; evaluation order.
import asyncio

match = "name"
case = {"match": match}
_ = "underscore"
type = type
print(match, case, _)
match (1)if True else 2:
    case 1:
        print("conditional subject")
match -1:
    case -1:
        print("unary subject")
match [1, 2][0]:
    case 1:
        print("subscript")
match = [1, 2]
match[0] = 5
print(match, match [1])
match * 2
print(_)


class Machine:
    def __init__(self):
        self.state = "idle"
        self.log = []

    def handle(self, event):
        match self.state, event:
            case "idle", ("start", speed) if speed > 0:
                self.state = "running"
                self.log.append(f"start {speed}")
            case "running", ("stop",) | "stop":
                self.state = "idle"
                self.log.append("stop")
            case ("idle" | "running") as state, "status":
                self.log.append(state)
            case _, event:
                self.log.append(f"ignored {event!r}")
        return self


machine = Machine()
for event in [("start", 0), ("start", 3), "status", ("stop",), "stop", "status"]:
    machine.handle(event)
print(machine.log, machine.state)


def trace(name, value):
    print("  eval", name)
    return value


class N:
    def __getattr__(self, name):
        return trace(name, {"one": 1, "two": 2, "cls": int}[name])


n = N()


def order(x):
    match x:
        case [n.one, n.two, n.one]:
            return "list"
        case {n.one: n.two, n.two: n.one}:
            return "map"
        case n.one | n.two:
            return "value"
        case n.cls(n.two):
            return "class"
        case n.cls():
            return "other int"


for x in [[1, 2, 1], [1, 3, 1], {1: 2, 2: 1}, {1: 2, 2: 3}, 2, 7]:
    print(x, order(x))


async def following(queue):
    await asyncio.sleep(0)
    return queue.pop(0)


async def worker(queue, results):
    while True:
        match await following(queue):
            case None:
                return "done"
            case ("sleep", delay):
                await asyncio.sleep(delay)
                results.append(f"slept {delay}")
            case ("add", *numbers):
                results.append(sum(numbers))
            case {"call": function, "args": [*args]}:
                results.append(function(*args))
            case unknown:
                results.append(f"? {unknown}")


async def main():
    queue = []
    results = []
    for item in [("sleep", 0.5), ("add", 1, 2, 3), {"call": max, "args": (4, 9)}, "what", None]:
        queue.append(item)
    print(await worker(queue, results), results)


asyncio.run(main())


def nested(x):
    match x:
        case [a, b]:
            match a:
                case int():
                    match b:
                        case str():
                            return "int str"
                        case _:
                            return "int other"
                case _:
                    return "other"
        case _:
            return "not two"


print(nested([1, "a"]), nested([1, 2]), nested(["a", 2]), nested(1))

functions = []
for value in [1, [2, 3], {"k": 4}]:
    match value:
        case [a, b]:
            functions.append(lambda a=a, b=b: a + b)
        case {"k": k}:
            functions.append(lambda: k)
        case n:
            functions.append(lambda: n)
print([f() for f in functions])


def cleanup(x):
    try:
        match x:
            case 0:
                return "return"
            case 1:
                raise KeyError(x)
            case [y] if 1 / y:
                return y
    except (KeyError, ZeroDivisionError) as error:
        return type(error).__name__, str(error)
    finally:
        print("finally", x)
    return "end"


print(cleanup(0), cleanup(1), cleanup([0]), cleanup([2]), cleanup(3))


class Gone:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def lifetime():
    match Gone("subject"):
        case Gone(name=name):
            print("in the case", name)
    print("behind")
    match [Gone("a"), Gone("b")]:
        case [x, 5]:
            print("no")
        case [x, y]:
            del x
            print("x deleted")
    print("end")


lifetime()
print([y for x in [[1, 2], [3]] for y in x if (lambda z: z > 1)(y)])
