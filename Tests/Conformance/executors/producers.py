"""Threads that feed an asyncio queue, and tasks that feed a queue of threads."""
import asyncio
import queue
import threading
import time


def producer(loop, target, label):
    for i in range(3):
        time.sleep(0.1 if label == "a" else 0.15)
        loop.call_soon_threadsafe(target.put_nowait, (label, i))


def consumer(source):
    while (item := source.get()) is not None:
        print("thread got", item)
        time.sleep(0.05)
        source.task_done()
    source.task_done()
    print("consumer ends")


async def main():
    loop = asyncio.get_running_loop()
    items = asyncio.Queue()
    threads = [threading.Thread(target=producer, args=(loop, items, label)) for label in "ab"]
    for thread in threads:
        thread.start()
    for _ in range(6):
        print("task got", await items.get())
    for thread in threads:
        thread.join()
    work = queue.Queue(maxsize=2)
    thread = threading.Thread(target=consumer, args=(work,))
    thread.start()
    for i in range(5):
        await asyncio.to_thread(work.put, i)
        print("put", i)
    work.put(None)
    await asyncio.to_thread(work.join)
    thread.join()
    print(work.unfinished_tasks, work.empty())


asyncio.run(main())
