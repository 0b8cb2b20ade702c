"""Done callbacks are queued in order when the future is done, never called at once."""
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    def first(done):
        print("first", done.result())
        future.add_done_callback(late)
    def second(done):
        print("second")
    def removed(done):
        print("never printed")
    def late(done):
        print("late")
    future.add_done_callback(first)
    future.add_done_callback(removed)
    future.add_done_callback(second)
    future.add_done_callback(removed)
    print(future.remove_done_callback(removed), future.remove_done_callback(removed))
    future.set_result("x")
    print("set")
    for turn in range(3):
        await asyncio.sleep(0)
        print("turn", turn)

asyncio.run(main())
