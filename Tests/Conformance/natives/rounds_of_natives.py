# Built-in functions that call each other round and round, without a line of Python in between, end in RecursionError.
import functools
import operator
import types


def end_of(name, function):
    try:
        print(name, "->", function())
    except RecursionError as error:
        print(name, "->", type(error).__name__)


for special, function in [("len", len), ("abs", abs), ("neg", operator.neg), ("index", operator.index), ("complex", complex)]:
    holder = type("Holder", (), {f"__{special}__": property(function)})
    end_of(special, lambda: function(holder()))


class Bound:
    pass


Bound.__eq__ = types.MethodType(operator.eq, Bound())
end_of("eq", lambda: Bound() == 1)


class Called:
    pass


Called.__call__ = Called()
end_of("call", lambda: Called()())


class Static:
    pass


Static.__call__ = staticmethod(Static())
end_of("static call", lambda: Static()())


class Shown:
    pass


Shown.__repr__ = Shown.__str__
end_of("str", lambda: str(Shown()))
end_of("repr", lambda: repr(Shown()))


class Missing(dict):
    pass


Missing.__missing__ = Missing.__getitem__
end_of("missing", lambda: Missing()["key"])


class Cached:
    value = functools.cached_property(operator.attrgetter("value"))


end_of("cached", lambda: Cached().value)


def made_cycle():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


try:
    made_cycle()
except TypeError as error:
    inner = error.__context__
    print(repr(error), repr(inner), inner.__context__ is inner)
