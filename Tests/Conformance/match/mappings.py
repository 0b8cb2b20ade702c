# Mapping patterns: required keys, rest, order of calls, what counts as a mapping.
def describe(event):
    match event:
        case {"type": "click", "pos": (x, y)}:
            return f"click at {x},{y}"
        case {"type": "key", "key": str(key), **rest} if rest:
            return f"key {key} with {rest}"
        case {"type": "key", "key": key}:
            return f"key {key!r}"
        case {1: one, -2: minus, None: nothing, False: no}:
            return f"numbers {one} {minus} {nothing} {no}"
        case {"a": {"b": {"c": deep}}}:
            return f"deep {deep}"
        case {"x" "y": joined}:
            return f"joined {joined}"
        case {**everything} if len(everything) == 1:
            return f"single {everything}"
        case {}:
            return "any mapping"
    return "no mapping"


for value in [{"type": "click", "pos": (1, 2), "extra": 0}, {"type": "click", "pos": [1]}, {"type": "key", "key": "q", "shift": True},
              {"type": "key", "key": 13}, {True: "a", -2: "b", None: "c", 0: "d"}, {1.0: "a", -2: "b", None: "c", 0.0: 0}, {"a": {"b": {"c": 3}}},
              {"xy": 1}, {"other": 1}, {}, [], [("a", 1)], "text", None, {1, 2}]:
    print(value, "->", describe(value))


class Names:
    KEY = "key"
    OTHER = "key"


def dotted(x):
    match x:
        case {Names.KEY: value, "z": z}:
            return value, z
        case {Names.KEY: value}:
            return value
    return None


print(dotted({"key": 1, "z": 2}), dotted({"key": 3}), dotted({}))

try:
    match {"key": 1, "x": 2}:
        case {Names.KEY: a, Names.OTHER: b}:
            print(a, b)
except ValueError as error:
    print("ValueError:", error)
try:
    match {}:
        case {Names.KEY: a, Names.OTHER: b}:
            print(a, b)
        case _:
            print("too short to look")
except ValueError as error:
    print("ValueError:", error)


class Logged(dict):
    def get(self, key, default=None):
        print("  get", key)
        return super().get(key, default)

    def __getitem__(self, key):
        print("  getitem", key)
        return super().__getitem__(key)

    def __len__(self):
        print("  len")
        return super().__len__()

    def keys(self):
        print("  keys")
        return super().keys()

    def __missing__(self, key):
        print("  missing", key)
        return 0


def logged(x):
    match x:
        case {"a": 1, "b": 2, "c": 3}:
            return "abc"
        case {"a": 1, "b": b, **rest}:
            return b, rest
        case {"z": _}:
            return "z"
        case {}:
            return "mapping"


for items in [{}, {"a": 1}, {"a": 1, "b": 5, "q": 6}, {"a": 1, "b": 2, "c": 3}, {"z": None, "y": 1}]:
    print(items)
    print(logged(Logged(items)))


class Unhashable:
    KEY = [1]


try:
    match {"a": 1}:
        case {Unhashable.KEY: x}:
            print(x)
except TypeError as error:
    print("TypeError:", error)

# `rest` is a copy, without the keys, in order.
source = {"one": 1, "two": 2, "three": 3, "four": 4}
match source:
    case {"two": two, **others}:
        others["five"] = 5
        print(two, others, source)
match source:
    case {**copy}:
        print(copy == source, copy is source)


class Broken(dict):
    def get(self, key, default=None):
        raise LookupError(f"no {key}")


try:
    match Broken(a=1):
        case {"a": x}:
            print(x)
except LookupError as error:
    print("LookupError:", error)


def config(data):
    match data:
        case {"user": {"name": str(name), "roles": ["admin", *others]}}:
            return f"{name} is admin and {others}"
        case {"user": {"name": str(name)}, "guest": True | 1}:
            return f"guest {name}"
        case {"users": [{"name": first}, *more]}:
            return f"first {first}, {len(more)} more"
        case {"error": {"code": 404 | 410 as code}}:
            return f"gone {code}"
        case {"error": {"code": int(code), "message": message}}:
            return f"error {code}: {message}"
        case {"error": _}:
            return "unknown error"
    return "bad data"


for data in [{"user": {"name": "Ann", "roles": ["admin", "dev"]}}, {"user": {"name": "Bob"}, "guest": True},
             {"users": [{"name": "Cy"}, {}, {}]}, {"error": {"code": 404}}, {"error": {"code": 500, "message": "oops"}},
             {"error": None}, {"user": {"name": 5}}]:
    print(config(data))
