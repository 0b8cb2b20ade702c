"""What partials, caches and dispatchers share with what they were made of, and what lets them die."""

import copy
import functools
import gc
import weakref


def show(*args, **keywords):
    return args, keywords


class Named(functools.partial):
    pass


class Calling(functools.partial):
    def __call__(self):
        return "my own"


partial = functools.partial(show, ["mutable"], key=[True])
partial.note = []
twin = copy.copy(partial)
print(twin.args is partial.args, twin.keywords is partial.keywords, twin.note is partial.note)
for outer in (Named(Named(show, 1), 2), functools.partial(Named(show, 1), 2), Named(functools.partial(show, 1), 2)):
    print(type(outer).__name__, outer.func is show, outer.args)
outer = functools.partial(Calling(show, 1), 2)
print(type(outer.func).__name__, outer.args)
try:
    del partial.__dict__
except TypeError as error:
    print(error)
try:
    del show.__dict__
except TypeError as error:
    print(error)


@functools.lru_cache
def cached(number):
    return number


cached.itself = cached
reference = weakref.ref(cached)
del cached
gc.collect()
print("cache in a circle:", reference())


@functools.lru_cache(maxsize=None)
def deep(number):
    return number and deep(number - 1) + 1


print(deep(200))


@functools.singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: int):
    return "int"


class Whole(int):
    pass


print(kind(Whole(3)), kind(True), kind(1.5), kind(Whole(4)))
print((1, 2)[:0] is tuple([]), kind.__type_params__ is show.__type_params__, id(()) == id(tuple("")))
nothing, none = (), tuple({})
print(nothing is none)


class Flexible(tuple):
    def __init__(self, values, unit=None):
        self.unit = unit


class Frozen(frozenset):
    def __init__(self, values, unit=None):
        self.unit = unit


class Listed(list):
    def __new__(cls, values, unit=None):
        made = super().__new__(cls)
        made.unit = unit
        return made


class Plain(float):
    pass


print(Flexible([1], unit="m").unit, Frozen([1], unit="s").unit, Listed([1], unit="g").unit)
try:
    Plain(1, unit="kg")
except TypeError as error:
    print(error)
print(type.__type_params__, len.__module__)
for wanted in (type, int):
    try:
        print(wanted.__annotations__)
    except AttributeError as error:
        print(error)
