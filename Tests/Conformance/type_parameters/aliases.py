# `type` statements: lazy values, generic aliases, class scopes, `type` as a name.
def attempt(title, function):
    try:
        print(title, "->", repr(function()))
    except Exception as error:
        print(title, "raises", type(error).__name__, error)


type Number = int | float
print(Number, repr(Number), type(Number), Number.__name__, Number.__value__, Number.__type_params__, Number.__parameters__, Number.__module__)
type Lazy = undefined_at_first
attempt("lazy", lambda: Lazy.__value__)
undefined_at_first = "now"
attempt("lazy", lambda: Lazy.__value__)
undefined_at_first = "later"
attempt("cached", lambda: Lazy.__value__)

type Pair[T] = tuple[T, T]
type Table[K: str, V = int] = dict[K, list[V]]
print(Pair.__value__, Pair.__type_params__, Pair[int], type(Pair[int]).__name__, Pair[int].__origin__ is Pair, Pair[int].__args__)
print(Table.__type_params__, Table.__type_params__[0].__bound__, Table.__type_params__[1].__default__, Table.__value__)
print(Table[str, int], Table.__parameters__)
attempt("not generic", lambda: Number[int])
attempt("call", lambda: Number())
attempt("missing", lambda: Number.missing)
attempt("set value", lambda: setattr(Number, "__value__", 1))
attempt("isinstance", lambda: isinstance(1, Number))
print(Number | None, None | Number, Number | str | Number, list[Number])

type Recursive = list[Recursive] | int
print(Recursive.__value__)
type Tree[T] = tuple[T, list[Tree[T]]]
print(Tree.__value__)
type Callback[**P] = P
type Both[**P, R] = (P, R)
print(Callback.__value__, Both.__value__, Both.__type_params__)


class Box:
    item = "class item"
    type Item = item
    type Late = late
    type Mixed[T] = (item, T, [item for _ in range(1)])
    late = 5

    def method(self):
        type Inside = self
        return Inside

    type Item2 = Item


print(Box.Item.__value__, Box.Late.__value__, Box.Mixed.__value__ if False else "mixed", Box.Item2.__value__)
attempt("comprehension sees no class names", lambda: Box.Mixed.__value__)
box = Box()
print(box.method().__value__ is box, box.method())
Box.item = "changed"
print(Box.Item.__value__)


def function(x):
    y = x
    type Local = (x, y)
    y = "rebound"
    type Nested[T: y] = lambda: (T, y)
    return Local, Nested


local, nested = function(1)
print(local.__value__, nested.__type_params__[0].__bound__, nested.__value__())

type = "soft keyword"
print(type)
type: int = 3
type += 1
print(type)
type = int.__class__


def counted():
    calls.append(1)
    return len(calls)


calls = []
type Counted = counted()
print(calls, Counted.__value__, Counted.__value__, calls)
type Failing = 1 / 0
attempt("first", lambda: Failing.__value__)
attempt("again", lambda: Failing.__value__)

if True:
    type InBlock = int
for i in range(2):
    type InLoop = i
print(InBlock.__value__, InLoop.__value__)
TypeAliasType = type(Number)
made = TypeAliasType("Made", list[int])
print(made, made.__value__, made.__type_params__, made.__module__)
generic = TypeAliasType("Generic", 5, type_params=(Pair.__type_params__[0],))
print(generic.__type_params__, generic[str], generic.__value__)
attempt("type_params list", lambda: TypeAliasType("X", 1, type_params=[1]))
attempt("no value", lambda: TypeAliasType("X"))
attempt("name", lambda: TypeAliasType(1, 2))
attempt("subclass", lambda: type("Sub", (TypeAliasType,), {}))



attempt("globals", lambda: "Number" in globals() and "Pair" in globals())
