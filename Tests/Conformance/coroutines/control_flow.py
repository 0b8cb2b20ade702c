# await inside of every kind of statement.
import asyncio


async def value(v):
    await asyncio.sleep(0)
    return v


class Manager:
    async def __aenter__(self):
        print("aenter", await value("in"))
        return self

    async def __aexit__(self, kind, error, traceback):
        print("aexit", await value("out"), kind)
        return await value(True)


async def main():
    if await value(1) and not await value(0):
        print("if")
    while await value(len(items) < 3):
        items.append(await value(len(items)))
    for item in await value(items):
        if item == await value(1):
            continue
        print("for", item)
    else:
        print(await value("else"))
    try:
        raise ValueError(await value("raised"))
    except ValueError as error:
        print(await value(error.args))
    finally:
        print(await value("finally"))
    a, *b = await value("xyz")
    print(a, b)
    items[await value(0)] += await value(10)
    print(items, (await value(items))[0], await value(1) if await value(False) else await value(2))
    assert await value(True), await value("not asked")
    with_return = await returning()
    print(with_return)
    print(await value(1) < await value(2) < await value(3), await value(0) or await value("or"))
    function = await value(max)
    print(function(await value(3), await value(4)), await value(lambda x: x)(5) if False else "no")
    async with Manager() as manager:
        raise KeyError("swallowed")
    print("after", type(manager).__name__)


async def returning():
    for n in range(3):
        try:
            if n == 1:
                return await value(f"return {n}")
        finally:
            await value(None)
            print("finally", n)


items = []
asyncio.run(main())
