import re
import sys
from collections import Counter
from contextlib import contextmanager

LOG = """\
127.0.0.1 - - [10/Oct/2024:13:55:36] "GET /index.html HTTP/1.0" 200 2326
10.0.0.5 - bob [10/Oct/2024:13:55:40] "POST /api/login HTTP/1.1" 401 87
10.0.0.5 - bob [10/Oct/2024:13:55:44] "POST /api/login HTTP/1.1" 200 512
garbage line
192.168.1.9 - - [10/Oct/2024:13:56:01] "GET /img/logo.png HTTP/1.1" 304 -
127.0.0.1 - - [10/Oct/2024:13:57:12] "GET /missing HTTP/1.0" 404 209
"""
PATTERN = re.compile(r'''
    (?P<host>\S+)\ \S+\ (?P<user>\S+)\     # who
    \[(?P<when>[^\]]+)\]\ 
    "(?P<method>[A-Z]+)\ (?P<path>\S+)[^"]*"\ 
    (?P<status>\d{3})\ (?P<size>\d+|-)
''', re.VERBOSE)


def lines(text):
    yield from text.splitlines()


def parse(lines):
    for number, line in enumerate(lines, 1):
        if m := PATTERN.match(line):
            yield m.groupdict() | {"line": number}
        else:
            print(f"line {number}: cannot parse {line!r}", file=sys.stderr)


def convert(records, **conversions):
    for r in records:
        for name, f in conversions.items():
            r[name] = f(r[name])
        yield r


def coroutine(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g
    return start


@coroutine
def averager():
    total, n, avg = 0.0, 0, None
    while True:
        try:
            x = yield avg
        except ValueError:
            print("reset after", n)
            total, n = 0.0, 0
            continue
        if x is None:
            return (total, n)
        total += x
        n += 1
        avg = total / n


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


@coroutine
def printer(fmt):
    try:
        while True:
            print(fmt.format((yield)))
    except GeneratorExit:
        print("closed", fmt)


records = list(convert(parse(lines(LOG)), status=int, size=lambda s: 0 if s == "-" else int(s)))
for r in records:
    print("{host:<14}{method:<5}{path:<17}{status} {size:>6,}".format(**r))
print(Counter(r["status"] // 100 * 100 for r in records))
a = averager()
print([a.send(v) for v in (10, 30, 5)], a.throw(ValueError), a.send(4))
try:
    a.send(None)
except StopIteration as e:
    print("returned", e.value)
b = broadcast(printer("<{}>"), printer("[{:>5}]"))
b.send(1); b.send("two"); b.close()
try:
    b.send(3)
except StopIteration as e:
    print("stopped", repr(e))


def flatten(x, depth=0):
    if isinstance(x, (list, tuple)):
        n = 0
        for y in x:
            n += yield from flatten(y, depth + 1)
        return n
    yield (depth, x)
    return 1


def count_leaves(x):
    n = yield from flatten(x)
    yield f"{n} leaves"


print(list(count_leaves([1, (2, [3, [4]]), "five"])))
g = (i for i in range(3))
print(g.gi_running, g.gi_frame is not None, next(g), list(g), g.gi_frame, sum(i * i for i in range(10)))


def evil():
    try:
        yield 1
    except GeneratorExit:
        yield 2


e = evil(); next(e)
try:
    e.close()
except RuntimeError as err:
    print(err)


def stop():
    yield 1
    raise StopIteration("inner")


list(stop())
