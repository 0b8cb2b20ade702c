"""as_completed with `for`: coroutines that give the next result, whichever it is."""
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    specs = (("slow", 0.3), ("quick", 0.1), ("bad", 0.2))
    for earliest in asyncio.as_completed([work(*spec) for spec in specs]):
        print(type(earliest).__name__)
        try:
            print(await earliest, round(asyncio.get_running_loop().time(), 1))
        except ValueError as error:
            print(repr(error))
    try:
        for earliest in asyncio.as_completed([work("x", 0.1), work("y", 0.5)], timeout=0.2):
            print(await earliest)
    except TimeoutError as error:
        print("too late", repr(error))
    print(list(asyncio.as_completed([])))
    for wrong in (asyncio.sleep(0), 5):
        try:
            for _ in asyncio.as_completed(wrong):
                pass
        except TypeError as error:
            print(error)
        if wrong != 5:
            wrong.close()


asyncio.run(main())
