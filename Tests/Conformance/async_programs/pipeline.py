# Stages connected by lists and polling with sleep(0).
import asyncio


async def stage(name, source, target, function):
    while True:
        while not source:
            await asyncio.sleep(0)
        item = source.pop(0)
        if item is None:
            target.append(None)
            return name
        target.append(function(item))
        print(f"{name}: {item!r} -> {target[-1]!r}")


async def main():
    numbers, squares, texts, out = [1, 2, 3, None], [], [], []
    print(await asyncio.gather(
        stage("square", numbers, squares, lambda n: n * n),
        stage("text", squares, texts, str),
        stage("pad", texts, out, lambda s: s.rjust(4, ".")),
    ))
    print(out)


asyncio.run(main())
