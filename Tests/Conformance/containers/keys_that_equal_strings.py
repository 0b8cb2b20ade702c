"""Keys of a class of one's own that equal strings, and one look for `setdefault`."""


class Word(str):
    pass


class Loud:
    """Equals a string, whatever its case."""

    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        print(f"  is {self.text!r} equal to {other!r}?")
        return isinstance(other, (str, Loud)) and str(other).lower() == self.text.lower()

    def __str__(self):
        return self.text

    __repr__ = __str__


table = {"a": 1, Loud("key"): 2, Word("word"): 3}
print(table["key"], table["word"], table.get("a"), "key" in table)
table["key"] = 4
print(table)
print(table.pop("key"), table)
print({"key": 1}[Loud("key")])
plain = {"key": 1, "other": 2}
print(plain.get(Loud("other")), plain.get(Loud("none")))
names = {Loud("x"), "y"}
print("x" in names, "y" in names, "z" in names)


class Counted:
    asked = compared = 0

    def __hash__(self):
        Counted.asked += 1
        return 42

    def __eq__(self, other):
        Counted.compared += 1
        return self is other


mapping = {Counted(): 1}
mapping.setdefault(Counted(), []).append(5)
print(Counted.asked, Counted.compared, list(mapping.values()))

views = {"a": 1}
for view in (views.keys(), views.values(), views.items()):
    print(view.mapping, type(view.mapping).__name__, view.mapping == views)
