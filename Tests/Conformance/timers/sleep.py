# sleep: order of waking, equal lengths, zero, negative, results, several in a row.
import asyncio

start = 0.0


async def sleeper(name, *lengths):
    loop = asyncio.get_running_loop()
    for length in lengths:
        await asyncio.sleep(length)
        print(f"{loop.time() - start:.2f} {name}")
    return name


async def three_each(name):
    await asyncio.sleep(1)
    print(name + "1", end=" ")
    await asyncio.sleep(0)
    print(name + "2", end=" ")


async def main():
    global start
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(sleeper("a", 3), sleeper("b", 1, 1, 1), sleeper("c", 2, 0.5), sleeper("d", 1.5, 1.5))
    await asyncio.gather(three_each("A"), three_each("B"), three_each("C"))
    print()
    start = loop.time()
    await asyncio.gather(sleeper(".7+.1", 0.7, 0.1), sleeper(".8", 0.8))
    start = loop.time()
    await asyncio.gather(sleeper("zero", 0, 0), sleeper("negative", -1, -5.5), sleeper("tiny", 0.0001, 0.0001), sleeper("true", True))
    start = loop.time()
    await asyncio.gather(*[sleeper(n, 0.001 * (n % 3)) for n in range(7)])
    for wrong in ("1", None, [], float("nan")):
        try:
            print(await asyncio.sleep(wrong))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    print(await asyncio.sleep(10 ** 6, "a long time"), f"{loop.time() - start:.0f}")


asyncio.run(main())
