# What `**` asks of a mapping: its `keys` once, all of them first, then the values. What goes wrong there is told in the call's own words.
class Mapping:
    def __getattr__(self, name):
        print("get", name)
        if name == "keys":
            return lambda: ["a", "b"]
        raise AttributeError(name)

    def __getitem__(self, key):
        print("item", key)
        return key


class WithoutItems(Mapping):
    def __getitem__(self, key):
        raise AttributeError("odd")


class WithoutKey(Mapping):
    def __getitem__(self, key):
        raise KeyError("odd")


class Numbered(Mapping):
    def __getattr__(self, name):
        if name == "keys":
            return lambda: [1, "a"]
        raise AttributeError(name)


class Endless(Mapping):
    def keys(self):
        return 5


def function(*arguments, **keywords):
    return arguments, keywords


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for made in (Mapping, WithoutItems, WithoutKey, Numbered, Endless, int):
    print(made.__name__)
    attempt(lambda: {**made()})
    attempt(lambda: function(**made()))
    attempt(lambda: function(a=1, **made()))
    attempt(lambda: function(**{1: 2}, **made()))
    attempt(lambda: dict(made()))
    attempt(lambda: {}.update(made()))
    attempt(lambda: dict(**made()))
    attempt(lambda: type("Made", (), {}, **made()))
attempt(lambda: function(**Mapping(), **Mapping()))
attempt(lambda: print(**{1: 2}))
