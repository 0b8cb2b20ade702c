"""Code objects, function attributes, cells and bound methods."""
import sys


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def full(a, b=2, /, c=3, *args, d, e=5, **kw):
    "documentation"
    x = 1

    def inner():
        return x + a

    return inner


code = full.__code__
for name in ["co_name", "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_cellvars",
             "co_freevars", "co_varnames", "co_nlocals", "co_firstlineno"]:
    print(name, getattr(code, name))
print(full(1, d=2).__code__.co_freevars, full(1, d=2).__code__.co_name, full(1, d=2).__code__.co_qualname)


def names(data):
    return len(data.items) + sum(data) if data else print(other)


print(names.__code__.co_names, names.__code__.co_varnames)
print(code.co_consts[0], 1 in code.co_consts or True)
print(code == code.replace(), hash(code) == hash(code.replace()), code.replace(co_name="renamed").co_name)
print(repr(code.replace(co_name="renamed")).split(" at ")[0])
show(lambda: setattr(code, "co_name", "x"))
show(lambda: code.replace(1))
show(lambda: code.replace(nothing=1))
show(lambda: code.replace(co_name=1))
print([line for _, _, line in names.__code__.co_lines() if line][-1] - names.__code__.co_firstlineno)

for name in ["__defaults__", "__kwdefaults__", "__code__", "__closure__", "__annotations__", "__dict__", "__globals__",
             "__name__", "__qualname__", "__module__", "__doc__", "__builtins__"]:
    def fresh(a, b=1, *, c=2) -> int:
        "text"

    show(lambda: setattr(fresh, name, 12))
    show(lambda: delattr(fresh, name))
    value = getattr(fresh, name)
    print(name, value if name not in ("__globals__", "__builtins__", "__code__") else type(value).__name__)


def changed(a, b, c=3):
    return a, b, c


changed.__defaults__ = (10, 20, 30)
print(changed(), changed(1), changed.__defaults__)
changed.__defaults__ = None
show(changed)
changed.__kwdefaults__ = {"x": 1}
print(changed.__kwdefaults__)


def replacement():
    return "replaced"


changed.__code__ = replacement.__code__
print(changed(), changed.__name__)
show(lambda: setattr(changed, "__code__", full(1, d=1).__code__))
show(lambda: setattr(full(1, d=1), "__code__", replacement.__code__))
changed.__name__ = "other"
changed.__qualname__ = "a.b"
print(repr(changed).split(" at ")[0], changed.__name__)
changed.attribute = 5
print(changed.__dict__, vars(changed))
changed.__dict__ = {"fresh": 1}
print(changed.fresh)
del changed.fresh
show(lambda: changed.fresh)

FunctionType = type(changed)
CellType = type(full(1, d=1).__closure__[0])
MethodType = type(CellType(1).__repr__.__self__.__class__.mro) if False else type(type("T", (), {"m": full})().m)
show(lambda: FunctionType(names.__code__, {"len": lambda x: 1})(0))
show(lambda: FunctionType(1, {}))
show(lambda: FunctionType(code, 1))
show(lambda: FunctionType(code, {}, 3))
show(lambda: FunctionType(code, {}, None, 3))
show(lambda: FunctionType(code, {}, None, None, 3))
show(lambda: FunctionType(code, {}, None, None, (CellType(),)))
show(lambda: FunctionType(code, {}, None, None, None, 3))
inner = full(1, d=1).__code__
show(lambda: FunctionType(inner, {}))
show(lambda: FunctionType(inner, {}, closure=(1,)))
show(lambda: FunctionType(inner, {}, closure=(CellType(40), CellType(2)))())
show(lambda: FunctionType(inner, {}, closure=(CellType(), CellType()))())
show(lambda: FunctionType(replacement.__code__, {}, "named", (1, 2)).__name__)

show(lambda: CellType(3).cell_contents)
show(lambda: CellType().cell_contents)
show(lambda: CellType(1, 2))
cell = CellType(3)
cell.cell_contents = 4
print(cell.cell_contents, cell == CellType(4), cell < CellType(5), CellType() < cell)
del cell.cell_contents
show(lambda: cell.cell_contents)
print(repr(cell).split(" at ")[0], repr(cell).endswith(": empty>"))

show(lambda: MethodType(names, [])())
show(lambda: MethodType(names))
show(lambda: MethodType(3, 4))
show(lambda: MethodType(names, None))
print(MethodType(print, 3), MethodType(len, [1])())


class Sample:
    def method(self, x=1):
        "doc of method"
        return x

    @classmethod
    def build(cls):
        pass

    def __repr__(self):
        return "Sample()"


sample = Sample()
method = sample.method
print(method.__self__, method.__func__ is Sample.method, method.__name__, method.__qualname__, method.__doc__)
print(method.__defaults__, method.__code__ is Sample.method.__code__, method.__module__, method == sample.method)
print(method, Sample.build, Sample.build.__self__ is Sample)
show(lambda: setattr(method, "attribute", 1))
print(hash(method) == hash(sample.method), method is sample.method)
print("".join.__self__ == "", [].append.__name__, len.__self__, len.__name__, len.__module__, len.__qualname__)
print([].append.__qualname__, dict.fromkeys.__qualname__, dict.fromkeys.__self__)
print(str.join, int.__add__, type(str.join).__name__, type(int.__add__).__name__, type((1).__add__).__name__)
print(str.join.__objclass__, int.__add__.__objclass__, int.__dict__["real"], type(int.__dict__["real"]).__name__)
print(type(len).__name__, type([].append).__name__, type(dict.fromkeys).__name__)
print(names.__get__(3), names.__get__(None, int) is names)
