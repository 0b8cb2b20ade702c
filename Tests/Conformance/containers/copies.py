"""copy, queue, types, graphlib, keyword."""
import copy
import graphlib
import keyword
import queue
import types
from collections import namedtuple


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, [2, 3], {"k": (4, [5])}, {6}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"][1].append("y")
print(a, b, c, b[1] is a[1], c[1] is a[1])
loop = []
loop.append(loop)
d = copy.deepcopy(loop)
print(d[0] is d, d is loop)
t = (1, (2, "a"))
u = ([],)
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(u) == u, copy.deepcopy(u) is u, copy.copy(len) is len, copy.deepcopy(int) is int)
shared = [1]
both = copy.deepcopy([shared, shared])
print(both[0] is both[1], both[0] is shared)


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        memo["seen"] = True
        return "deep"


print(copy.copy(Custom()), copy.deepcopy([Custom(), Custom()]))
Point = namedtuple("Point", "x y")
print(copy.replace(Point(1, 2), x=5), copy.replace(types.SimpleNamespace(a=1, b=2), b=3))
attempt(copy.replace, 3, x=1)
print(copy.Error.__mro__[1], copy.error is copy.Error)

q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.empty(), q.maxsize)
attempt(q.put_nowait, 3)
attempt(q.put, 3, False)
print(q.get(), q.get_nowait())
attempt(q.get_nowait)
attempt(q.get, timeout=0)
attempt(q.get, timeout=-1)
q.task_done()
q.task_done()
attempt(q.task_done)
q.join()
p = queue.PriorityQueue()
for item in [(2, "b"), (1, "a"), (3, "c")]:
    p.put(item)
print([p.get() for _ in range(3)])
l = queue.LifoQueue()
for item in "abc":
    l.put(item)
print([l.get() for _ in range(3)])
s = queue.SimpleQueue()
s.put(1)
print(s.qsize(), s.get(), s.empty())
attempt(s.get_nowait)
q.put("left")
q.shutdown()
attempt(q.put, 1)
print(q.get())
attempt(q.get)
print(queue.Empty.__mro__[1:3], queue.Queue[int])

ns = types.SimpleNamespace(x=1, y="two")
ns.z = 3
del ns.x
print(ns, ns == types.SimpleNamespace(y="two", z=3), vars(ns))
made = types.new_class("Made", (list,), {}, lambda body: body.update(answer=42))
print(made.__name__, made.answer, made([1]), types.resolve_bases((list[int],)), types.prepare_class("X", (int,), {"metaclass": type, "a": 1}))
attempt(types.new_class, "Bad", (3,))
proxy = types.MappingProxyType({"a": 1})
attempt(proxy.__getitem__, "a")
print(types.get_original_bases(type("G", (list,), {})), isinstance(print, types.BuiltinFunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(made([]).append, types.BuiltinMethodType))


@types.coroutine
def wait():
    got = yield "waiting"
    return got


async def main():
    return await wait()


m = main()
print(m.send(None))
try:
    m.send("done")
except StopIteration as e:
    print(e.value)
attempt(types.coroutine, 3)


class Both:
    def __init__(self):
        self._v = 1

    @types.DynamicClassAttribute
    def value(self):
        "The value."
        return self._v


print(Both().value)
attempt(lambda: Both.value)

print(list(graphlib.TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]}).static_order()))
ts = graphlib.TopologicalSorter()
ts.add(3, 1, 2)
ts.add(4, 3)
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready)
    ts.done(*ready)
attempt(ts.add, 5)
attempt(ts.done, 3)
attempt(ts.done, 99)
attempt(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare)
attempt(graphlib.TopologicalSorter({1: [1]}).prepare)
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
