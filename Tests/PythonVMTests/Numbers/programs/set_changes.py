"""Sets that change while they are looked at, and keys whose methods run code.

Each line asks one question; the answers of CPython 3.13 are in the .txt file of the same name.
"""


def t(question):
    try:
        print(repr(question()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Key:
    """A key with a number for its hash; comparing it can do something."""

    def __init__(self, name, hash_, action=None):
        self.name = name
        self.hash = hash_
        self.action = action
        self.count = 0

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        self.count += 1
        if self.action and self.count == 1:
            self.action()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


def names(keys):
    return [key.name if isinstance(key, Key) else key for key in keys]


def clears_while_adding():
    keys = set()
    keys.add(Key("a", 5, keys.clear))
    keys.add(Key("b", 5))
    return names(keys)


def grows_while_looking():
    keys = set()
    keys.add(Key("a", 5, lambda: keys.update(range(100, 130))))
    found = Key("b", 5) in keys
    return found, len(keys)


def removes_itself_while_discarding():
    keys = set()
    first = Key("a", 3)
    first.action = lambda: keys.remove(first)
    keys.add(first)
    keys.discard(Key("z", 3))
    return names(keys), len(keys)


def changes_while_intersecting():
    left, right = set(), set()
    left.add(Key("a", 1, right.clear))
    right.update([Key("a", 1), 2, 3, 4])
    return names(left & right), len(left), len(right)


def changes_while_updating():
    left, right = {1, 2, 3}, set()
    left.add(Key("a", 9, right.clear))
    right.update([Key("b", 9), 11, 12])
    left.update(right)
    return len(left), names(right)


def changes_while_subtracting():
    left, right = set(), set()
    left.add(Key("a", 9, lambda: left.update(range(20))))
    right.update([Key("b", 9), 11, 12])
    left -= right
    return len(left)


def compares_with_changes():
    left, right = set(), set()
    left.update([Key("a", 9), 1])
    right.update([Key("a", 9, right.clear), 1])
    return left == right, len(right)


def iterates(change):
    keys = {1, 2, 3, 4}
    seen = []
    try:
        for key in keys:
            seen.append(key)
            change(keys)
    except RuntimeError as error:
        return len(seen), str(error)
    return len(seen), sorted(keys)


def raising():
    raise ValueError("from __eq__")


class Unhashable:
    def __hash__(self):
        raise TypeError("not today")


class Odd:
    def __init__(self, hash_):
        self.hash = hash_

    def __hash__(self):
        return self.hash


class Equal:
    __hash__ = None

    def __eq__(self, other):
        return True


t(clears_while_adding)
t(grows_while_looking)
t(removes_itself_while_discarding)
t(changes_while_intersecting)
t(changes_while_updating)
t(changes_while_subtracting)
t(compares_with_changes)
t(lambda: iterates(lambda keys: keys.add(9)))
t(lambda: iterates(lambda keys: keys.discard(4)))
t(lambda: iterates(lambda keys: keys.add(1)))
t(lambda: iterates(lambda keys: (keys.add(9), keys.discard(9))))
t(lambda: {Key("a", 1, raising), Key("b", 1)})
t(lambda: Key("b", 1) in {Key("a", 1, raising)})
t(lambda: {Key("a", 1)}.remove(Key("b", 1)))
t(lambda: {Key("a", 1)}.remove(Key("a", 1)))
t(lambda: names({Key("a", 1), Key("a", 1), Key("b", 1)}))
t(lambda: {Unhashable()})
t(lambda: Unhashable() in set())
t(lambda: {1}.discard(Unhashable()))
t(lambda: hash(Odd(-1)))
t(lambda: hash(Odd(2**64)))
t(lambda: hash(Odd(True)))
t(lambda: hash(Odd("a")))
t(lambda: hash(Odd(1.5)))
t(lambda: {Equal()})
t(lambda: hash(Equal()))
t(lambda: {1, 2} == {1, 2.0} == {True, 2})
t(lambda: {0, False, 0.0, 0j})
t(lambda: {1, True, 1.0} | {2})
t(lambda: next(iter(set())))
t(lambda: list(map(type, [{1} | frozenset([2]), frozenset([2]) | {1}])))


class Sub(set):
    def __init__(self, items=(), tag=None):
        super().__init__(items)
        self.tag = tag

    def __contains__(self, key):
        return key == "always" or super().__contains__(key)

    def __or__(self, other):
        return Sub(set.__or__(self, other), self.tag)


class FrozenSub(frozenset):
    def __new__(cls, items=(), tag=None):
        self = super().__new__(cls, items)
        self.tag = tag
        return self


sub = Sub([3, 1, 2], tag="t")
t(lambda: (sub, sub.tag, len(sub), "always" in sub, 7 in sub, sorted(sub)))
t(lambda: (sub | {9}, (sub | {9}).tag, sub & {1}, type(sub & {1}).__name__, sub == {1, 2, 3}))
t(lambda: (sub.add(4), sub.discard(1), sub, sub.copy(), type(sub.copy()).__name__))
t(lambda: (FrozenSub([1], tag=5).tag, FrozenSub([1]) == frozenset([1]), hash(FrozenSub([1])) == hash(frozenset([1]))))
t(lambda: {FrozenSub([1]): "x"}[frozenset([1])])
t(lambda: isinstance(sub, set) and issubclass(Sub, set))
t(lambda: set().union(*[{1}, [2], (3,), {4: 5}, "ab"]) == {1, 2, 3, 4, "a", "b"})
t(lambda: {1, 2, 3}.intersection({2, 3}, [3, 4]))
t(lambda: {1, 2, 3}.difference([1], {2}))
t(lambda: {1, 2}.issubset(range(5)), )
t(lambda: {1, 2}.issuperset([1]))
t(lambda: {1, 2}.isdisjoint("ab"))
