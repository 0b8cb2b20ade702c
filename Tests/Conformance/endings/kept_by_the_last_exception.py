# Nothing has spoken of tracemalloc before: what dies with the last exception does not either.
async def work():
    pass


def pass_on(coroutine):
    raise ValueError("nobody awaits it")


pass_on(work())
