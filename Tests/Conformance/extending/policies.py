"""Policies: which loop is meant, and who makes it."""
import asyncio


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return super().new_event_loop()


async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())


asyncio.set_event_loop_policy(Policy())
print(type(asyncio.get_event_loop_policy()).__name__)
asyncio.run(main())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.close()
try:
    asyncio.set_event_loop_policy("policy")
except TypeError as error:
    print(error)
asyncio.set_event_loop_policy(None)
asyncio.run(main())
