# Generators and coroutines take memory by their variables and by the values that they have on the stack at most.
from sys import getsizeof

print("list", getsizeof([n * n for n in range(10_000)]), "generator", getsizeof(n * n for n in range(10_000)))
print(getsizeof(n for n in range(3)), getsizeof(n for n in range(3) if n % 2), getsizeof((a, b) for a in "ab" for b in "cd"))


def show(function, *arguments):
    made = function(*arguments)
    print(function.__name__, getsizeof(made), made.__sizeof__(), function.__code__.co_stacksize)
    if hasattr(made, "close"):
        made.close()


def one():
    yield 1


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


def read(lines, *patterns, strict=False, **options):
    for number, line in enumerate(lines, start=1):
        try:
            with open(line) as file:
                yield from (f"{number}: {part!r:>{options['width']}}" for part in file if part.strip())
        except (OSError, ValueError) as error:
            if strict:
                raise RuntimeError("bad " + line, number) from error
            return [x for x in lines if x]
        finally:
            print("done", number, sep=": ")


def tree(node):
    if node is not None and len(node) > 2:
        left, value, *rest = node
        yield from tree(left)
        yield {"value": value, "rest": [*rest], **dict(node=node)}
        total = sum(x * y for x, y in zip(rest, rest[1:]))
        node[0]["key"][1:2] += [total, total << 2]
        assert 0 < total < 10, "%s of %r" % (total, node)


def matrix(rows, columns):
    cells = [[row * column for column in range(columns)] for row in range(rows)]
    names = {name: value for name, value in zip("abc", cells) if value}
    del names["a"]
    yield max(cells, key=lambda cell: cell[0] if cell else 0)
    yield names["b"] if "b" in names else cells
    yield 2**10 + 3, (1, 2, 3)


async def fetch(session, url, *, retries=3):
    for attempt in range(retries):
        async with session.get(url, timeout=1, headers={"a": 1, "b": 2}) as response:
            if response.status == 200:
                return await response.json()
        await session.sleep(2**attempt)
    async for part in session:
        print(part)
    return [row async for row in session if await row]


async def ticker(delay, to):
    for i in range(to):
        yield i
        await delay(i)


class Stack:
    def __init__(self):
        self.items = [1, 2]

    def __iter__(self):
        return (item for item in self.items)

    def walk(self):
        yield from super().__dir__()
        yield super().__getattribute__("items")

    async def run(self):
        try:
            await self.run()
        finally:
            self.items[0] += 1


show(one)
show(fibonacci, 5)
show(read, [], 1)
show(tree, None)
show(matrix, 2, 2)
show(fetch, None, "")
show(ticker, None, 1)
show(Stack().walk)
show(Stack().run)
print(getsizeof(iter(Stack())))


def outer():
    count = 0

    def inner():
        nonlocal count
        count += 1
        yield count

    return inner()


print(getsizeof(outer()), getsizeof((lambda: (yield))()))
for function in (show, outer, Stack.__init__, Stack.__iter__, lambda *a, **k: print(*a, **k), lambda: [x for x in "ab"]):
    print(function.__name__, function.__code__.co_stacksize)


def decorate(function):
    return function


@decorate
@decorate
def decorated(x):
    yield x, x


def \
        continued():
    yield 1


def asserting(x):
    if __debug__:
        yield x
        return
    yield decorated(1, 2, 3, 4, 5)


def counting(x):
    while (-1) ** 3 + 1:
        yield decorated(1, 2, 3, 4, 5, 6, 7)
    while 1 % (-9223372036854775807 - 1):
        yield -9223372036854775807 % 9223372036854775806, (-9223372036854775807 - 1) // -1
        if (1, 2)[5 - 5] + (1 << 127) * 1.0:
            break


def formatting(x):
    yield "%-s" % (x,)
    yield "%-s%0s%s" % (x, x, x)


def formatting_wide(x):
    yield "%-5s" % (x,), {1: 2, **x, 3: 4, 5: x}


for function in (decorated, continued, asserting, counting, formatting, formatting_wide):
    show(function, *[1] * function.__code__.co_argcount)
