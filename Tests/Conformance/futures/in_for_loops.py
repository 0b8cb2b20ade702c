"""What an await would iterate over, in loops and in functions that take iterables: its end brings a value that these drop."""
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future(); f.set_result(3)
    print(list(f.__await__()), list(iter(f)), [x for x in f.__await__()], sum(f.__await__(), 0))
    it = f.__await__()
    print(next(it, "default"))
    it = f.__await__()
    try: next(it)
    except StopIteration as e: print("stop", e.value)
    try: next(it)
    except StopIteration as e: print("stop", e.value)
    it = f.__await__()
    a, *b = (*it, 5)
    print(a, b)
    for x in f.__await__(): print("never")
    else: print("end")
    def gen():
        r = yield from f
        print("r", r)
        yield 1
    print(list(gen()))
    async def c(): return 5
    print(list(c().__await__()))
    for x in c().__await__(): pass
    print(list(map(str, c().__await__())), list(zip(c().__await__(), [1])))
    async def agen(): yield 1
    a = agen()
    try:
        for x in a.asend(None): print(x)
    except Exception as e: print(type(e), e)
    try:
        for x in a.__anext__(): print(x)
    except StopAsyncIteration as e: print(type(e), e)
    try:
        print(list(a.aclose()))
    except Exception as e: print(type(e), e)
    class M:
        def __iter__(self): return self
        def __next__(self): raise StopIteration(4)
    print(list(M()), [x for x in M()])
    e = asyncio.Event()
    e.set()
    for x in e.wait().__await__(): pass
    for x in asyncio.sleep(0, 1).__await__():
        print("sleep yields", x)
asyncio.run(main())
