# Signatures of what is built in.
import asyncio
import collections
import functools
import inspect
import itertools
import math
import operator


def show(*objects):
    for each in objects:
        try:
            print(each.__name__, inspect.signature(each))
        except ValueError as error:
            print(each.__name__, type(error).__name__, "no signature" in str(error))


show(len, print, sorted, sum, max, abs, isinstance, iter, next, input, any, all, round, pow, hash, getattr, eval, compile, anext)
show(int, str, list, dict, tuple, set, frozenset, float, complex, bool, bytes, range, slice, object, type, property, enumerate, zip)
show(str.split, str.join, str.format, "".replace, list.append, list.sort, [].pop, dict.get, dict.fromkeys, int.from_bytes, (3).bit_length)
show(math.sqrt, operator.add, functools.reduce, itertools.count, itertools.repeat, collections.deque.append)
show(asyncio.Task, asyncio.Future, asyncio.Future.set_result)


class Table(dict):
    pass


class Log(list):
    def append(self, item, *, at=None):
        """Its own."""


class Number(int):
    def __init__(self, text):
        pass


show(Table, Table.get, Log.append, Log().append, Log().extend, Number)
print(inspect.signature(functools.partial(print, sep=",")), inspect.signature(functools.partial(sorted, [1])))
signature = inspect.signature(sorted)
print(list(signature.parameters.values()), signature.parameters["key"].default, signature.bind([1], reverse=True))
print(inspect.getfullargspec(sorted))
