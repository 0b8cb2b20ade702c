# Coroutines that die with the program, or with an exception that leaves it.
async def never(n):
    pass


def raises():
    inside = never(1)
    return [never(2), never(3), 1 / 0]


for n in range(3):
    never(n)
outside = never(4)
raises()
