"""Barrier: the last of so many lets all go; the numbers are those of their coming; then it fills anew."""
import asyncio


async def party(barrier, name, delay):
    await asyncio.sleep(delay)
    print(name, "comes", barrier.n_waiting, "of", barrier.parties)
    position = await barrier.wait()
    print(name, "goes on as", position, repr(barrier).partition("[")[2])


async def main():
    barrier = asyncio.Barrier(3)
    print(repr(barrier).partition("[")[2], barrier.broken)
    names = "abcdef"
    await asyncio.gather(*(party(barrier, name, 0.1 * index) for index, name in enumerate(names)))
    print(repr(barrier).partition("[")[2])
    single = asyncio.Barrier(1)
    async with single as position:
        print("alone:", position)
    for parties in (0, -2):
        try:
            asyncio.Barrier(parties)
        except ValueError as error:
            print(error)


asyncio.run(main())
