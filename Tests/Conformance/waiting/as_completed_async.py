"""as_completed with `async for`: the tasks that were given, themselves, in the order in which they end."""
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    tasks = {asyncio.create_task(work(name, seconds), name=name): name for name, seconds in (("c", 0.3), ("a", 0.1), ("b", 0.2))}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], task.result(), task.done())
    iterator = asyncio.as_completed(tasks)
    print(hasattr(iterator, "__aiter__"), hasattr(iterator, "__next__"))
    again = [task.get_name() async for task in iterator]
    print(sorted(again))
    try:
        async for task in asyncio.as_completed([asyncio.create_task(work("late", 1))], timeout=0.1):
            print("not reached")
    except TimeoutError:
        print("too late")


asyncio.run(main())
