# What a display holds is older than the display: CPython's collector goes through it from the display then, at the end of the program.
import asyncio


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def everything_is_in_a_circle():
    return Loud


listed = [Loud("l1"), Loud("l2"), Loud("l3")]
paired = (Loud("t1"), Loud("t2"))
mapped = {"a": Loud("d1"), "b": Loud("d2")}
alone = Loud("alone")
appended = []
for number in range(3):
    appended.append(Loud(f"a{number}"))
made = [Loud(f"c{number}") for number in range(3)]
nested = [[Loud("n1"), Loud("n2")], (Loud("n3"), Loud("n4"))]
held = [alone, Loud("behind alone"), made]


async def never(name):
    await asyncio.sleep(0)


async def main():
    kept = [asyncio.get_running_loop().create_future() for _ in range(3)]
    for future in kept:
        future.set_exception(KeyError(kept.index(future)))
    return kept


coroutines = [never("x"), never("y")]
futures = asyncio.run(main())
