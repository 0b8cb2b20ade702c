"""operator: the functions, the getters, and the words of their errors."""
import operator as op


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.is_(None, None), op.is_not(1, None), op.not_([]), op.truth([0]))
print(op.add(1, 2), op.sub(5, 3), op.mul(3, "ab"), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 10), op.neg(3), op.pos(-3), op.abs(-4))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.invert(5), op.inv(5), op.lshift(1, 4), op.rshift(256, 4), op.index(True))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1, True], 1), op.indexOf("abc", "c"), op.getitem({"a": 1}, "a"), op.getitem("abc", slice(1)))
items = [1, 2, 3]
op.setitem(items, 0, 9)
op.delitem(items, 1)
print(items, op.iadd(items, [4]), items, op.imul(2, 3), op.ior({1}, {2}), op.iconcat([1], [2]), op.ipow(2, 3), op.isub(5, 1), op.ixor(5, 1), op.ifloordiv(7, 2))
print(op.length_hint([1, 2]), op.length_hint(iter([1, 2, 3])), op.length_hint(3), op.length_hint(3, 7), op.length_hint(x for x in []), op.length_hint(range(5)), op.length_hint(iter("ab")), op.length_hint(reversed([1])))
print(op.call(max, 1, 5), op.call(dict, a=1), op.__add__(1, 2), op.__lt__ is op.lt, op.__and__(1, 3), op.__not__(0), op.__contains__([1], 1))
print(op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 5}), op.itemgetter(slice(1, 3))("abcd"), op.itemgetter(-1)([1, 2]))
print(op.attrgetter("real")(3), op.attrgetter("real", "imag")(3 + 4j), op.attrgetter("__class__.__name__")(1), op.methodcaller("upper")("ab"), op.methodcaller("split", "-", maxsplit=1)("a-b-c"))
print(op.itemgetter(1, "x"), op.attrgetter("a.b", "c"), op.methodcaller("f"), op.methodcaller("f", 1, k=2), op.methodcaller("f", k=2), op.add)
people = [{"n": "bob", "a": 3}, {"n": "al", "a": 3}, {"n": "cy", "a": 1}]
print([p["n"] for p in sorted(people, key=op.itemgetter("a", "n"))], max(people, key=op.itemgetter("a"))["n"], sorted("b a".split(), key=op.methodcaller("lower")))
for call in (
    lambda: op.add(1), lambda: op.add(1, "a"), lambda: op.neg(), lambda: op.neg("a"), lambda: op.add(a=1), lambda: op.lt(1, "a"), lambda: op.not_(), lambda: op.index(1.5),
    lambda: op.concat(1, 2), lambda: op.concat([1], 2), lambda: op.concat({}, []), lambda: op.contains(3, 1), lambda: op.countOf(3, 1), lambda: op.indexOf([1], 2), lambda: op.indexOf(3, 1),
    lambda: op.getitem(1, 2), lambda: op.setitem((1,), 0, 1), lambda: op.delitem((1,), 0), lambda: op.iadd(1, "a"), lambda: op.iconcat(1, [2]), lambda: op.length_hint(1, "a"),
    lambda: op.call(), lambda: op.call(3), lambda: op.itemgetter(), lambda: op.itemgetter(a=1), lambda: op.itemgetter(1)(), lambda: op.itemgetter(1)([1], 2), lambda: op.itemgetter(5)([1]),
    lambda: op.itemgetter("x")({}), lambda: op.attrgetter(), lambda: op.attrgetter(3), lambda: op.attrgetter("x")(1), lambda: op.attrgetter("real.y")(1), lambda: op.methodcaller(), lambda: op.methodcaller(3),
    lambda: op.methodcaller("x")(1), lambda: op.methodcaller("upper")(), lambda: op.methodcaller("upper", 1)("a"), lambda: op.truediv(1, 0), lambda: op.matmul(1, 2), lambda: op.pow(2, "a"),
):
    attempt(call)


class Hint:
    def __init__(self, n):
        self.n = n

    def __length_hint__(self):
        if isinstance(self.n, type):
            raise self.n
        return self.n


for n in (5, -1, "a", NotImplemented, TypeError, ValueError):
    attempt(op.length_hint, Hint(n), 9)
