"""An exception that a thread raised, in a circle: its traceback leads to the thread's call, and that to the executor."""
import asyncio
import gc
import weakref

gc.disable()


def work():
    raise ValueError("in a thread")


async def main():
    try:
        await asyncio.to_thread(work)
    except ValueError as error:
        error.me = error


class Node:
    def __del__(self):
        print("a node dies")


def told(reference, words="told"):
    print(words, reference() is None)


def circle(watched):
    """A circle that holds a reference to `watched`, with its callback."""
    def callback(reference, words="in the circle"):
        told(reference, words)

    node = Node()
    node.me = node
    node.reference = weakref.ref(watched, callback)
    node.watched = watched


asyncio.run(main())
print("collected", gc.collect() > 0)
circle(Node())
print("collected", gc.collect() > 0)
watched = Node()
outside = weakref.ref(watched, told)
circle(watched)
print("collected", gc.collect() > 0)
del watched
print("the end")
