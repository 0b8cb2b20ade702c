# asyncio.run: what it gives back, raises and refuses.
import asyncio


async def give(value):
    return value


async def fail(error):
    raise error


async def cancel_myself():
    asyncio.current_task().cancel("me")
    await asyncio.sleep(0)


async def nested():
    try:
        asyncio.run(give(1))
    except RuntimeError as error:
        print(error)


print(asyncio.run(give(5)), asyncio.run(give(None)), asyncio.run(give([1, 2])))
for error in (ValueError("v"), KeyError("k"), asyncio.CancelledError("raised")):
    try:
        asyncio.run(fail(error))
    except BaseException as caught:
        print(repr(caught), caught is error)
try:
    asyncio.run(cancel_myself())
except asyncio.CancelledError as error:
    print(repr(error))
asyncio.run(nested())
try:
    asyncio.run(give)
except ValueError as error:
    print(error)
try:
    asyncio.run()
except TypeError as error:
    print(error)
print("done")
