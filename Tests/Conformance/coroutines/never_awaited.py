# Coroutines that are called and dropped: one warning each, at the moment the last reference goes.
import asyncio


async def work(n):
    print("never printed", n)


class Worker:
    async def run(self):
        print("never printed")


async def main():
    work(1)
    print("after the first")
    kept = work(2)
    print("kept")
    kept = None
    print("dropped")
    Worker().run()
    for n in range(2):
        work(n)
    closed = work(3)
    closed.close()
    print("closed ones do not warn")
    return work(4)


result = asyncio.run(main())
print("run gave back", result)
del result
print("the end")
last = work(5)
