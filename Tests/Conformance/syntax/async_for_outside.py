async def f():
    def g():
        async with f() as x:
            pass
