# Class patterns: isinstance, __match_args__, built-in classes, attributes, and every TypeError.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3D(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


def where(p):
    match p:
        case Point3D(0, 0, 0):
            return "origin in space"
        case Point3D(x, y=0, z=z):
            return f"space {x} {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, 0):
            return f"on the x axis at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case Plain(name=str(name), size=int() | float() as size):
            return f"plain {name} {size}"
        case Plain(name=name):
            return f"named {name!r}"
        case Plain():
            return "plain"
        case type():
            return f"class {p.__name__}"
        case object(__class__=cls):
            return f"object of {cls.__name__}"


for value in [Point3D(0, 0, 0), Point3D(1, 0, 2), Point3D(0, 5, 0), Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2),
              Plain(name="n", size=2), Plain(name="n", size="big"), Plain(name=None), Plain(), Point, 5, None]:
    print(where(value))


def builtin(x):
    match x:
        case bool(b):
            return f"bool {b}"
        case int(i):
            return f"int {i}"
        case float(f):
            return f"float {f}"
        case str(s):
            return f"str {s}"
        case bytes(b):
            return f"bytes {b}"
        case bytearray(b):
            return f"bytearray {b}"
        case list([first, *_] as whole):
            return f"list {first} of {whole}"
        case tuple(t):
            return f"tuple {t}"
        case dict({"k": v}):
            return f"dict {v}"
        case set(s):
            return f"set {s}"
        case frozenset(s):
            return f"frozenset {s}"
        case complex(real=r, imag=i):
            return f"complex {r} {i}"
        case range(start=a, stop=b):
            return f"range {a} {b}"
        case Exception(args=(a, *_)):
            return f"exception {a}"
        case object():
            return "object"


class MyInt(int):
    pass


class MyStr(str):
    __match_args__ = ("upper_half",)

    @property
    def upper_half(self):
        return self[: len(self) // 2].upper()


for value in [True, 7, 1.5, "s", b"b", bytearray(b"a"), [1, 2], [], (1,), {"k": "v"}, {}, {1}, frozenset([2]), 2j, range(1, 4),
              ValueError("v", 2), ValueError(), None, MyInt(9), MyStr("abcd")]:
    print(builtin(value))
match MyStr("abcd"):
    case MyStr(half):
        print("half", half)
match MyInt(3):
    case MyInt(3 as three):
        print("three", three, type(three).__name__)


class Descriptor:
    __match_args__ = ("a", "b", "a2")
    log = []

    def __getattribute__(self, name):
        if name != "__class__":
            print("  attribute", name)
        if name == "a2":
            raise AttributeError("no a2")
        return {"a": 1, "b": 2}.get(name) or object.__getattribute__(self, name)


def lookups(x):
    match x:
        case Descriptor(5, 6):
            return "five"
        case Descriptor(1, 2, a2=_):
            return "all"
        case Descriptor(a=1, b=3):
            return "b is three"
        case Descriptor(1, b=2):
            return "found"


print(lookups(Descriptor()))


class Failing:
    @property
    def bad(self):
        raise ZeroDivisionError("property")


try:
    match Failing():
        case Failing(bad=x):
            pass
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)


def attempt(title, function):
    try:
        function()
        print(title, "no error")
    except Exception as error:
        print(title, type(error).__name__, error)


class NoTuple:
    __match_args__ = ["x"]


class NoString:
    __match_args__ = (1,)


class None_:
    __match_args__ = None


class Twice:
    __match_args__ = ("x", "x")
    x = 1


class One:
    __match_args__ = ("x",)
    x = 1


class Empty:
    pass


def t1():
    match 1:
        case int(1, 2):
            pass


def t2():
    match Empty():
        case Empty(1):
            pass


def t3():
    match One():
        case One(1, 2, 3):
            pass


def t4():
    match NoTuple():
        case NoTuple(1):
            pass


def t5():
    match NoString():
        case NoString(1):
            pass


def t6():
    match Twice():
        case Twice(1, 1):
            pass


def t7():
    match One():
        case One(1, x=1):
            pass


def t8():
    kind = 5
    match 5:
        case kind():
            pass


def t9():
    match None_():
        case None_(1):
            pass


def t10():
    match NoTuple():
        case NoTuple():
            pass
        case NoTuple(x=1):
            pass


def t11():
    match One():
        case One(2, x=1):
            pass


def t12():
    kind = list[int]
    match []:
        case kind():
            pass


def t13():
    kind = int | str
    match 5:
        case kind():
            pass


for number, function in enumerate([t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13], 1):
    attempt(f"t{number}", function)


class Meta(type):
    def __instancecheck__(cls, instance):
        print("  instance check", cls.__name__)
        return instance == "yes"


class Checked(metaclass=Meta):
    pass


for value in ["yes", "no"]:
    match value:
        case Checked():
            print("checked")
        case _:
            print("not checked")


class Node:
    __match_args__ = ("value", "left", "right")

    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right


def total(tree):
    match tree:
        case None:
            return 0
        case Node(value, None, None):
            return value
        case Node(value, left, right):
            return value + total(left) + total(right)


print(total(Node(1, Node(2, Node(3)), Node(4, None, Node(5)))))

match Node(1, Node(2)):
    case Node(left=Node(value=inner) as child, value=1 | 2 as outer):
        print(inner, outer, child.value)


class Slots:
    __slots__ = ("a", "b")
    __match_args__ = __slots__

    def __init__(self, a):
        self.a = a


match Slots(1):
    case Slots(_, _):
        print("both")
    case Slots(a):
        print("only a", a)
