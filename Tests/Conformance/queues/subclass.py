"""A queue of one's own: _init, _put and _get say where the items are."""
import asyncio


class Newest(asyncio.Queue):
    """Keeps one item for each key."""

    def _init(self, maxsize):
        self._queue = {}

    def _put(self, item):
        key, value = item
        self._queue[key] = value

    def _get(self):
        key = next(iter(self._queue))
        return key, self._queue.pop(key)


async def main():
    queue = Newest()
    for item in (("a", 1), ("b", 2), ("a", 3)):
        queue.put_nowait(item)
    print(queue.qsize(), queue)
    print(await queue.get(), await queue.get(), queue.empty())
    print(Newest[int], asyncio.Queue[str], issubclass(asyncio.LifoQueue, asyncio.Queue))


asyncio.run(main())
