"""By which name messages call the classes of C modules: where an attribute is missing, in the class and in an instance."""
import asyncio
import collections
import contextvars
import datetime
import decimal
import functools
import itertools
import operator
import re
import types
import weakref


class Own(datetime.date):
    pass


values = (
    datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1), datetime.timedelta(1), decimal.Decimal(1), collections.deque(),
    collections.defaultdict(), collections.OrderedDict(), collections.Counter(), functools.partial(int), itertools.count(),
    re.compile("a"), re.match("a", "a"), contextvars.ContextVar("v"), weakref.ref(Own), types.SimpleNamespace(), operator.itemgetter(1),
    Own(2024, 1, 1), asyncio.Lock(), 1, "s", [], {},
)
for value in values:
    for owner in (value, type(value)):
        try:
            owner.nope
        except AttributeError as error:
            print(error)
for owner in (asyncio.Task, asyncio.Future, asyncio.Queue):
    try:
        owner.all_tasks
    except AttributeError as error:
        print(error)
datetime.datetime.noww()
